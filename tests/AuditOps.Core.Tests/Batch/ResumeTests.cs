namespace AuditOps.Core.Tests.Batch;

public sealed class ResumeTests : IDisposable
{
    private readonly BatchSandbox box = new();

    public void Dispose() => box.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Resume_KilledAtAnyItem_RunsOnlyWhatHadNotBegun(bool idempotent)
    {
        for (var at = 1; at <= 5; at++)
        {
            using var one = new BatchSandbox();
            string? killed = null;
            one.Run(5, (task, _, _) =>
            {
                if (task.Number == at) killed = one.Killed();
            }, request => request with { Mode = BatchMode.Sequential, Idempotent = idempotent });
            var left = one.Batch(killed!);
            Assert.Equal((BatchState.Interrupted, at - 1, 1, 5 - at), (left.State, left.Succeeded, left.Unknown, left.Pending));

            var ran = new List<int>();
            one.Sandbox.Run(one.Resume((task, _, _) => ran.Add(task.Number), left.BatchId, killed));

            Assert.Equal(Enumerable.Range(idempotent ? at : at + 1, idempotent ? 6 - at : 5 - at), ran.Order());
            Assert.Equal(idempotent ? 0 : 1, one.Sandbox.Problems.Count(problem => problem.Code == "ItemUnknown"));
            var after = one.Batch(killed!);
            Assert.Equal(idempotent ? (BatchState.Completed, 5, 0) : (BatchState.Failed, 4, 1), (after.State, after.Succeeded, after.Unknown));
        }
    }

    [Fact]
    public void Resume_AnotherProcess_GetsWhatWasKeptOfItems()
    {
        string? killed = null;
        box.Run(2, (_, _, _) => killed ??= box.Killed(), request => request with { Mode = BatchMode.Sequential });
        BatchInput? input = null;

        box.Sandbox.Run(box.Resume((task, _, _) => input = task.Input, box.Batch(killed!).BatchId, killed));

        Assert.Equal(("item 2", "kept 2", null), (input!.Label, input.Kept, input.Value));
    }

    [Fact]
    public void Resume_ScriptWhereNoneCanRun_NamesTheCmdletOnEverySurface()
    {
        box.Run(1, (_, _, _) => { });

        box.Sandbox.Run(box.Resume((_, _, _) => { }) with { Open = null });

        var problem = Assert.Single(box.Sandbox.Problems, problem => problem.Code == "BatchNeedsPowerShell");
        Assert.Contains($"`Resume-AuditBatch {box.Summary!.BatchId}`", SurfaceWords.Of(problem.Message, parameter => parameter, operation => operation.Verb), StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_Failed_RunsAgainOnlyWhereAsked()
    {
        box.Run(3, (task, _, _) =>
        {
            if (task.Number == 2) throw new InvalidOperationException("no");
        }, request => request with { FailFast = true, Mode = BatchMode.Sequential });

        var ran = new List<int>();
        box.Sandbox.Run(box.Resume((task, _, _) => ran.Add(task.Number)));
        Assert.Equal([3], ran);
        Assert.Equal(BatchState.Failed, box.Summary!.State);

        box.Sandbox.Run(box.Resume((task, _, _) => ran.Add(task.Number)) with { Failed = true });
        Assert.Equal([3, 2], ran);
        Assert.Equal((BatchState.Completed, 3, 0, 1), (box.Summary!.State, box.Summary.Succeeded, box.Summary.Failed, box.Summary.Retries));
        Assert.Empty(box.Sandbox.Run(box.Resume((_, _, _) => throw new InvalidOperationException("nothing is left"))));
        Assert.Equal("BatchEnded", Assert.Single(box.Sandbox.Problems).Code);
    }

    [Fact]
    public async Task Resume_ManyAtOnce_OneGetsIt()
    {
        string? killed = null;
        box.Run(4, (_, _, _) => killed ??= box.Killed(), request => request with { Mode = BatchMode.Sequential, Idempotent = true });
        var id = box.Batch(killed!).BatchId;
        var ran = 0;
        using var all = new Barrier(6);

        var problems = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Factory.StartNew(() =>
        {
            using var other = new BatchSandbox();
            all.SignalAndWait();
            other.Sandbox.Run(other.Resume((_, _, _) =>
            {
                Interlocked.Increment(ref ran);
                Thread.Sleep(100);
            }, id, killed));
            return other.Sandbox.Problems.Select(problem => problem.Code).ToList();
        }, TaskCreationOptions.LongRunning)));

        Assert.Equal(4, ran);
        Assert.Single(problems, found => found.Count == 0);
        Assert.All(problems.SelectMany(found => found), code => Assert.Contains(code, new[] { "BatchRunning", "BatchEnded" }));
    }

    [Fact]
    public void Resume_Runs_IsRefused()
    {
        string? code = null;
        box.Run(1, (_, _, _) =>
        {
            using var other = new BatchSandbox();
            other.Sandbox.Run(other.Resume((_, _, _) => { }, box.Batch(box.Sandbox.StoreFolder).BatchId, box.Sandbox.StoreFolder));
            code = Assert.Single(other.Sandbox.Problems).Code;
        });

        Assert.Equal("BatchRunning", code);
        Assert.Equal(BatchState.Completed, box.Summary!.State);
    }

    [Fact]
    public void Ended_Batch_KeepsNothingOfItsItems()
    {
        box.Run(2, (_, _, _) => { });
        box.Run(2, (_, _, _) => throw new InvalidOperationException("no"));

        Assert.Equal(0, Kept(box.Sandbox.Run(new GetBatch())[1].BatchId));
        Assert.Equal(2, Kept(box.Summary!.BatchId));
    }

    [Fact]
    public void Statistics_AfterMonths_StillCountWhatIsNoLongerKept()
    {
        var clock = new ManualClock();
        using var aged = new BatchSandbox(clock);
        aged.Run(3, (task, _, _) =>
        {
            if (task.Number == 3) throw new InvalidOperationException("no");
        });
        var before = Assert.Single(aged.Sandbox.Run(new GetBatchStatistic()));
        clock.Advance(TimeSpan.FromDays(31));
        aged.Run(1, (_, _, _) => { });

        Assert.Single(aged.Sandbox.Run(new GetBatch()));
        var after = Assert.Single(aged.Sandbox.Run(new GetBatchStatistic()));
        Assert.Equal((1L, 3L, 2L, 1L), (before.Batches, before.Items, before.Succeeded, before.Failed));
        Assert.Equal((2L, 4L, 3L, 1L, 1L, 1L), (after.Batches, after.Items, after.Succeeded, after.Failed, after.Completed, after.Incomplete));
    }

    private int Kept(string id)
    {
        using var store = Core.Store.EventStore.Open(box.Sandbox.StoreFolder);
        return new Core.Batch.BatchTable(store).Inputs(id).Count(input => input.Value.Kept is not null);
    }
}
