namespace AuditOps.Core.Tests.Batch;

public sealed class TransactionTests : IDisposable
{
    private readonly BatchSandbox box = new();
    private readonly List<string> done = [];

    public void Dispose() => box.Dispose();

    [Fact]
    public void Failure_UndoesWhatWasDoneLatestFirst()
    {
        var items = box.Run(5, Work(fails: 4), Transaction);

        Assert.Equal(["do 1", "do 2", "do 3", "undo 3", "undo 2", "undo 1"], done);
        Assert.Equal((BatchState.RolledBack, 3, 1, 1), (box.Summary!.State, box.Summary.RolledBack, box.Summary.Failed, box.Summary.Skipped));
        Assert.Equal(
            [(1, BatchStatus.Success), (2, BatchStatus.Success), (3, BatchStatus.Success), (4, BatchStatus.Failed), (3, BatchStatus.RolledBack), (2, BatchStatus.RolledBack), (1, BatchStatus.RolledBack), (5, BatchStatus.Skipped)],
            items.Select(item => (item.Number, item.Status)));
    }

    [Fact]
    public void NoFailure_UndoesNothing()
    {
        box.Run(3, Work(fails: 0), Transaction);

        Assert.Equal(["do 1", "do 2", "do 3"], done);
        Assert.Equal((BatchState.Completed, true), (box.Summary!.State, box.Summary.Transaction));
    }

    [Fact]
    public void Parallel_UndoesInReverseOfTheOrderInWhichItemsEnded()
    {
        using var last = new ManualResetEventSlim();
        using var fails = new ManualResetEventSlim();
        box.Run(4, (task, _, _) =>
        {
            if (!task.RollsBack && task.Number == 1) last.Wait(TimeSpan.FromSeconds(20));
            if (!task.RollsBack && task.Number == 4) fails.Wait(TimeSpan.FromSeconds(20));
            if (!task.RollsBack && task.Number == 4) throw new InvalidOperationException("no");
            lock (done) done.Add($"{(task.RollsBack ? "undo" : "do")} {task.Number}");
            Thread.Sleep(30);
            if (!task.RollsBack && done.Count == 2) last.Set();
            if (!task.RollsBack && task.Number == 1) fails.Set();
        }, request => Transaction(request) with { Mode = BatchMode.Parallel });

        Assert.Equal("undo 1", done[3]);
        Assert.Equal(3, done.Count(one => one.StartsWith("undo", StringComparison.Ordinal)));
    }

    [Fact]
    public void RollbackThatThrows_IsReportedAndKeptAndTriedAgainOnResume()
    {
        box.Run(4, Work(fails: 4, cannotUndo: 2), Transaction);

        Assert.Equal(["undo 3", "undo 1"], done.Skip(3));
        Assert.Equal((BatchState.Failed, 2, 1), (box.Summary!.State, box.Summary.RolledBack, box.Summary.RollbackFailed));
        Assert.Equal(["item 4", "item 2"], box.Written.Where(written => written.Stream == BatchStream.Error).Select(written => written.Item));
        var kept = box.Batch(box.Sandbox.StoreFolder).Items[1];
        Assert.Equal((BatchStatus.RollbackFailed, "cannot undo 2"), (kept.Status, kept.Error));

        done.Clear();
        box.Sandbox.Run(box.Resume(Work(fails: 0)));
        Assert.Equal(["undo 2"], done);
        Assert.Equal((BatchState.RolledBack, 3, 0), (box.Summary!.State, box.Summary.RolledBack, box.Summary.RollbackFailed));
    }

    [Fact]
    public void Killed_ResumeUndoesAlsoWhatWasInFlight()
    {
        string? killed = null;
        box.Run(4, (task, _, _) =>
        {
            if (task.Number == 3) killed = box.Killed();
        }, Transaction);

        box.Sandbox.Run(box.Resume(Work(fails: 0), box.Batch(killed!).BatchId, killed));

        Assert.Equal(["undo 3", "undo 2", "undo 1"], done);
        var batch = box.Batch(killed!);
        Assert.Equal((BatchState.RolledBack, 3, 1), (batch.State, batch.RolledBack, batch.Skipped));
    }

    [Fact]
    public void KilledWhileUndoing_ResumeUndoesTheRest()
    {
        string? killed = null;
        box.Run(4, (task, _, _) =>
        {
            if (task.Number == 4) throw new InvalidOperationException("no");
            if (task is { RollsBack: true, Number: 2 }) killed = box.Killed();
        }, Transaction);

        box.Sandbox.Run(box.Resume(Work(fails: 0), box.Batch(killed!).BatchId, killed));

        Assert.Equal(["undo 2", "undo 1"], done);
        Assert.Equal(BatchState.RolledBack, box.Batch(killed!).State);
    }

    [Fact]
    public void TimedOut_IsUndoneToo()
    {
        box.Run(2, (task, _, stop) =>
        {
            if (task is { RollsBack: false, Number: 2 })
            {
                stop.WaitHandle.WaitOne();
                stop.ThrowIfCancellationRequested();
            }

            done.Add($"{(task.RollsBack ? "undo" : "do")} {task.Number}");
        }, request => Transaction(request) with { Timeout = TimeSpan.FromMilliseconds(300) });

        Assert.Equal(["do 1", "undo 2", "undo 1"], done);
    }

    [Fact]
    public void WhoHearsOfTheErrorThrows_ItIsUndoneBefore()
    {
        Assert.Throws<NotSupportedException>(() => box.Run(3, Work(fails: 3), request => Transaction(request) with
        {
            OnOutput = (_, output) => throw (output.Stream == BatchStream.Error ? new NotSupportedException() : new InvalidOperationException()),
        }));

        Assert.Equal(["undo 2", "undo 1"], done.Skip(2));
        Assert.Equal(BatchState.RolledBack, box.Batch(box.Sandbox.StoreFolder).State);
    }

    private static InvokeBatch Transaction(InvokeBatch request) => request with { Script = new BatchScript("do", "undo", ""), Mode = BatchMode.Sequential };

    private Action<BatchTask, IBatchSink, CancellationToken> Work(int fails, int cannotUndo = 0) => (task, _, _) =>
    {
        if (!task.RollsBack && task.Number == fails) throw new InvalidOperationException("no");
        if (task.RollsBack && task.Number == cannotUndo) throw new InvalidOperationException($"cannot undo {task.Number}");
        done.Add($"{(task.RollsBack ? "undo" : "do")} {task.Number}");
    };
}
