using AuditOps.Core.Performance.Metrics;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Catalog;
using Xunit;

namespace AuditOps.Core.Tests.Performance;

public sealed class MetricRecorderTests : IDisposable
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(90);
    private static readonly SeriesKey Queue = new(PerfMetricKind.Value, "queue", "", "");
    private readonly ManualClock clock = new();
    private readonly string folder = Directory.CreateTempSubdirectory("auditops-metrics-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Stop_AfterAWhile_CountsTheDuration()
    {
        var recorder = Recorder();
        var run = recorder.Start("backup", "");
        clock.Advance(TimeSpan.FromMilliseconds(250));
        var stopped = recorder.Stop(run.Id, failed: true)!;

        Assert.Equal(TimeSpan.FromMilliseconds(250), stopped.Duration);
        Assert.Null(recorder.Stop(run.Id, failed: false));
        recorder.Write();
        var counts = Counts(SeriesKey.Operation("backup", ""));
        Assert.Equal((1, 1, 250.0), (counts.Count, counts.Failed, counts.Sum));
    }

    [Fact]
    public void Write_Twice_AddsUp()
    {
        var (one, other) = (Recorder(), Recorder());
        foreach (var recorder in new[] { one, other, one })
        {
            recorder.Add(Queue, new MetricPoint(clock.GetUtcNow().UtcDateTime, 3, Failed: false));
            recorder.Write();
        }

        one.Write();
        Assert.Equal((3, 9.0), (Counts(Queue).Count, Counts(Queue).Sum));
    }

    [Fact]
    public void Write_DiskIsFull_KeepsEverythingForTheNextTime()
    {
        var full = true;
        var recorder = new MetricRecorder(() => full ? throw new IOException("No space left on device") : EventStore.OpenOrCreate(folder), Retention, clock);
        recorder.Add(Queue, new MetricPoint(clock.GetUtcNow().UtcDateTime, 1, Failed: false));
        Assert.Throws<IOException>(recorder.Write);
        recorder.Add(Queue, new MetricPoint(clock.GetUtcNow().UtcDateTime, 2, Failed: false));
        full = false;
        recorder.Write();

        using var store = EventStore.Open(folder);
        Assert.Equal([1, 2], store.Catalog.Read(transaction => transaction.Points(transaction.Series(null)[0].Id, null)).Select(point => point.Value));
    }

    [Fact]
    public void Write_RunStoppedByAnotherProcess_CountsOnce()
    {
        var recorder = Recorder();
        var run = recorder.Start("shared", "");
        recorder.Write();
        using (var store = EventStore.Open(folder))
        {
            Assert.Equal(run.Id, Assert.Single(store.Catalog.Read(transaction => transaction.OpenOperations())).Id);
            Assert.True(store.Catalog.Write(transaction => transaction.CloseOperation(run.Id)));
        }

        Assert.NotNull(recorder.Stop(run.Id, failed: false));
        recorder.Write();
        using var after = EventStore.Open(folder);
        Assert.Empty(after.Catalog.Read(transaction => transaction.Series(null)));
    }

    [Fact]
    public void Add_MoreValuesThanAreKept_CountsAllAndKeepsTheLatest()
    {
        var recorder = Recorder();
        for (var i = 0; i < SeriesBuffer.MostPoints + 500; i++)
        {
            recorder.Add(Queue, new MetricPoint(clock.GetUtcNow().UtcDateTime.AddMilliseconds(i), i, Failed: false));
            if (i == 7_000)
                recorder.Write();
        }

        recorder.Write();
        using var store = EventStore.Open(folder);
        var points = store.Catalog.Read(transaction => transaction.Points(transaction.Series(null)[0].Id, null));
        Assert.Equal((SeriesBuffer.MostPoints, 500.0), (points.Count, points[0].Value));
        Assert.Equal(SeriesBuffer.MostPoints + 500, Counts(Queue).Count);
    }

    [Fact]
    public void Write_AfterTheRetention_ForgetsWhatIsOlder()
    {
        var first = Recorder();
        first.Add(Queue, new MetricPoint(clock.GetUtcNow().UtcDateTime, 1, Failed: false));
        first.Write();
        clock.Advance(Retention + TimeSpan.FromDays(1));
        var later = Recorder();
        later.Add(Queue with { Name = "other" }, new MetricPoint(clock.GetUtcNow().UtcDateTime, 1, Failed: false));
        later.Write();

        using var store = EventStore.Open(folder);
        Assert.Equal(["other"], store.Catalog.Read(transaction => transaction.Series(null)).Select(series => series.Key.Name));
    }

    [Fact]
    public void Add_ANewNameEachTime_SaysWhatIsWrong()
    {
        var recorder = Recorder();
        var error = Assert.Throws<AuditOpsException>(() =>
        {
            for (var i = 0; i <= 10_000; i++)
                recorder.Add(Queue with { Name = $"at {i}" }, new MetricPoint(clock.GetUtcNow().UtcDateTime, 1, Failed: false));
        });
        Assert.Equal("MetricSeriesTooMany", error.Code);
    }

    private MetricRecorder Recorder() => new(() => EventStore.OpenOrCreate(folder), Retention, clock);

    private MetricCounts Counts(SeriesKey key)
    {
        using var store = EventStore.Open(folder);
        return store.Catalog.Read(transaction => transaction.Counts(transaction.Series(null).Single(series => series.Key == key).Id, null));
    }
}
