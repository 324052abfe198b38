using System.Diagnostics;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Catalog;
using AuditOps.Core.Store.Chain;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Tests.Store.Segments;

/// <summary>Several that import the same inputs at once, in threads and in processes: every event is there once.</summary>
public sealed class ConcurrentCommitTests
{
    private const string StoreVariable = "AUDITOPS_TEST_STORE";
    private const int Sources = 3;
    private const int Records = 60;
    private const int Step = 10;

    [Fact]
    public async Task Commit_FromThreads_AddsEveryEventOnce()
    {
        using var test = new TestStore();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(seed => Task.Run(() => Import(test.Path, seed))));
        AssertOnce(test);
    }

    [Fact]
    public async Task Commit_FromProcesses_AddsEveryEventOnce()
    {
        using var test = new TestStore();
        var workers = Enumerable.Range(0, 3).Select(_ => StartWorker(test.Path)).ToList();
        foreach (var worker in workers)
        {
            var output = await worker.StandardOutput.ReadToEndAsync();
            await worker.WaitForExitAsync();
            Assert.True(worker.ExitCode == 0, output);
            worker.Dispose();
        }

        AssertOnce(test);
    }

    [Fact]
    public async Task Commit_ProcessesKilled_LeaveNoHalfCommits()
    {
        using var test = new TestStore();
        for (var i = 0; i < 4; i++)
        {
            using var worker = StartWorker(test.Path);
            await Task.Delay(TimeSpan.FromMilliseconds(1200 + (i * 150)));
            worker.Kill(entireProcessTree: true);
            await worker.WaitForExitAsync();
        }

        Import(test.Path, 1);
        AssertOnce(test);
        Assert.Equal(test.Store.Info().Segments, test.SegmentFiles().Length);
    }

    /// <summary>What the other tests start.</summary>
    [Fact(Explicit = true)]
    public void Worker_InAProcessOfItsOwn_Imports() => Import(Environment.GetEnvironmentVariable(StoreVariable)!, Environment.ProcessId);

    /// <summary>Overlapping exports: the events of source n are those of source 1, beginning 20 later.</summary>
    private static void Import(string path, int seed)
    {
        var random = new Random(seed);
        using var store = EventStore.Open(path);
        using var writer = store.Write();
        while (store.Imports().Count(state => state.Offset == Records) < Sources)
        {
            var source = (ulong)random.Next(1, Sources + 1);
            var before = store.FindImport(source);
            var offset = before?.Offset ?? 0;
            if (offset == Records)
            {
                continue;
            }

            var staged = TestStore.Stage(writer, Enumerable.Range((int)offset, Step).Select(i => Made.Event(i, First(source) + i, source: source, uid: $"{First(source) + i}")));
            writer.Commit([new ImportStep(before, TestStore.State(source, offset + Step))], [staged], default);
        }
    }

    private static int First(ulong source) => 20 * (int)(source - 1);

    private static void AssertOnce(TestStore test)
    {
        Assert.Equal(Enumerable.Range(0, First(Sources) + Records).Select(i => $"{i}"), test.Events().Select(found => found.Uid));
        var check = StoreVerification.Run(test.Path, null, new StoreOptions(), null, default);
        Assert.True(check.Valid, check.Problem);
    }

    private static Process StartWorker(string store)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[typeof(ConcurrentCommitTests).Assembly.Location, "-method", $"{typeof(ConcurrentCommitTests).FullName}.{nameof(Worker_InAProcessOfItsOwn_Imports)}", "-explicit", "only"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[StoreVariable] = store;
        return Process.Start(start)!;
    }
}
