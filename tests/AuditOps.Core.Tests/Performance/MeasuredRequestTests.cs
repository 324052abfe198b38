using System.Diagnostics;
using AuditOps.Core.Performance.Metrics;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Catalog;
using AuditOps.Core.Tests.Imports;
using Xunit;

namespace AuditOps.Core.Tests.Performance;

public sealed class MeasuredRequestTests : IDisposable
{
    private readonly ManualClock clock = new();
    private readonly ImportSandbox box;

    public MeasuredRequestTests() => box = new ImportSandbox(clock: clock);

    public void Dispose() => box.Dispose();

    [Fact]
    public void Write_TimeToCome_IsRefused()
    {
        var error = Assert.Throws<AuditOpsException>(() => box.Run(new WriteMetric { Name = "queue", Value = 1, Time = clock.GetUtcNow().AddMinutes(6) }));

        Assert.Equal((ErrorKind.InvalidRequest, "TimeInFuture"), (error.Kind, error.Code));
        Assert.Single(box.Run(new WriteMetric { Name = "queue", Value = 1, Time = clock.GetUtcNow().AddMinutes(4) }));
    }

    [Theory, InlineData("0m"), InlineData("0s"), InlineData("00:00:00"), InlineData("-01:00:00"), InlineData("soon")]
    public void Timeframe_OfNothing_IsRefused(string timeframe) =>
        Assert.Equal("TimeframeInvalid", Assert.Throws<AuditOpsException>(() => box.Run(new GetMetric { Timeframe = timeframe })).Code);

    [Fact]
    public void Monitor_OperationOfAProcess_IsLeftWhenThatHasEnded()
    {
        using (var store = EventStore.OpenOrCreate(box.StoreFolder))
        {
            store.Catalog.Note(transaction =>
            {
                Open(transaction, "own", Environment.MachineName, Environment.ProcessId);
                Open(transaction, "ended", Environment.MachineName, int.MaxValue);
                Open(transaction, "elsewhere", "another machine", int.MaxValue);
                return true;
            });
        }

        var states = Assert.Single(box.Run(new GetMonitor())).Running.ToDictionary(run => run.Operation, run => run.State);
        Assert.Equal((PerfOperationState.Running, PerfOperationState.Left, PerfOperationState.Running), (states["own"], states["ended"], states["elsewhere"]));
        using var after = EventStore.Open(box.StoreFolder);
        Assert.Equal(["elsewhere", "own"], after.Catalog.Read(transaction => Core.Performance.Bottlenecks.Meanwhile.Of(transaction, clock.GetUtcNow().UtcDateTime, clock.GetUtcNow().UtcDateTime)));

        void Open(CatalogTransaction transaction, string name, string host, int process) =>
            transaction.OpenOperation(new OpenOperation(name, name, "", clock.GetUtcNow().UtcDateTime, 0, host, process));
    }

    [Fact]
    public void Operation_NumberThatALaterProcessHas_IsLeft()
    {
        // It waits for its input.
        using var later = Process.Start(new ProcessStartInfo("sort") { RedirectStandardInput = true, RedirectStandardOutput = true })!;

        Assert.True(Of(DateTime.UtcNow.AddHours(-1)).IsLeft);
        later.StandardInput.Close();
        later.WaitForExit();
        Assert.True(Of(DateTime.UtcNow).IsLeft);

        OpenOperation Of(DateTime started) => new("1", "deploy", "", started, 0, Environment.MachineName, later.Id);
    }

    [Fact]
    public void Monitor_ManyThatStopped_ShowsTheLatest()
    {
        var stopped = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            stopped.Add(box.Run(new StartMonitor { Interval = TimeSpan.FromMinutes(1) })[0].MonitorId);
            box.Run(new StopMonitor());
            clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(stopped[2..], Assert.Single(box.Run(new GetMonitor())).Monitor.Select(monitor => monitor.MonitorId));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(Assert.Single(box.Run(new GetMonitor())).Monitor);
    }

    [Theory, InlineData(1, true, "m: running, 1 sample"), InlineData(0, false, "m: stopped, 0 samples")]
    public void Monitor_AsText_CountsItsSamples(long samples, bool running, string text) =>
        Assert.Equal(text, new PerfMonitor { MonitorId = "m", Running = running, Interval = default, Samples = samples, CostPercent = 0, Start = default, HostName = "", ProcessId = 1, Store = "" }.ToString());
}
