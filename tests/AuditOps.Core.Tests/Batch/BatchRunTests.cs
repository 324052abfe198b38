using System.Diagnostics;

namespace AuditOps.Core.Tests.Batch;

public sealed class BatchRunTests : IDisposable
{
    private readonly BatchSandbox box = new();

    public void Dispose() => box.Dispose();

    [Fact]
    public void Run_AllDone_SaysSoOfEachAndOfAll()
    {
        var items = box.Run(20, (task, sink, _) => BatchSandbox.Say(sink, task.Number * 10), request => request with { Name = "tens" });

        Assert.Equal(Enumerable.Range(1, 20), items.Select(item => item.Number).Order());
        Assert.All(items, item => Assert.Equal((BatchStatus.Success, 1, 1L), (item.Status, item.Attempts, item.OutputCount)));
        Assert.Equal(Enumerable.Range(1, 20).Select(i => (object?)(i * 10)).Order(), box.Written.Select(written => written.Value).Order());
        Assert.Equal((BatchState.Completed, "tens", 20, 20, 0, 1.0), (box.Summary!.State, box.Summary.Name, box.Summary.Total, box.Summary.Succeeded, box.Summary.Failed, box.Summary.SuccessRate));
        Assert.Equal(Enumerable.Range(1, 20), box.Progress.Select(progress => progress.Current));
        Assert.All(box.Progress, progress => Assert.Equal(20, progress.Total));
    }

    [Fact]
    public void Run_NoItems_IsDone()
    {
        Assert.Empty(box.Run(0, (_, _, _) => { }));
        Assert.Equal((BatchState.Completed, 0, 1.0, TimeSpan.Zero), (box.Summary!.State, box.Summary.Total, box.Summary.SuccessRate, box.Summary.Duration));
    }

    [Fact]
    public void Run_EndsAtFailure_BeginsNothingMore()
    {
        var items = box.Run(4, (task, sink, _) =>
        {
            if (task.Number == 2)
                BatchSandbox.Fail(sink, "no");
        }, request => request with { Mode = BatchMode.Sequential, EndsAtFailure = true });

        Assert.Equal([BatchStatus.Success, BatchStatus.Failed, BatchStatus.Skipped, BatchStatus.Skipped], items.OrderBy(item => item.Number).Select(item => item.Status));
    }

    [Fact]
    public void Run_Ordered_GivesResultsInTheOrderOfTheItems()
    {
        using var second = new ManualResetEventSlim();
        var items = box.Run(6, (task, sink, _) =>
        {
            if (task.Number == 1) second.Wait(TimeSpan.FromSeconds(20));
            BatchSandbox.Say(sink, task.Number);
            if (task.Number == 4) second.Set();
        }, request => request with { Ordered = true });

        Assert.Equal([1, 2, 3, 4, 5, 6], items.Select(item => item.Number));
        Assert.Equal([1, 2, 3, 4, 5, 6], box.Written.Select(written => (int)written.Value!));
    }

    [Fact]
    public void Run_AtATime_IsWhatTheLimitSays()
    {
        var (now, most) = (0, 0);
        void Work(BatchTask task, IBatchSink sink, CancellationToken stop)
        {
            var running = Interlocked.Increment(ref now);
            InterlockedMax(ref most, running);
            Thread.Sleep(20);
            Interlocked.Decrement(ref now);
        }

        box.Run(12, Work, request => request with { ThrottleLimit = 3 });
        Assert.Equal(3, most);
        most = 0;
        box.Run(6, Work, request => request with { Mode = BatchMode.Sequential });
        Assert.Equal(1, most);
    }

    [Fact]
    public void Run_ItemsThatThrowOrWriteErrors_HaveFailedAndTheOthersGoOn()
    {
        var items = box.Run(4, (task, sink, _) =>
        {
            if (task.Number == 2) throw new InvalidOperationException("thrown");
            if (task.Number == 3) BatchSandbox.Fail(sink, "written");
        }).ToDictionary(item => item.Number);

        Assert.Equal([BatchStatus.Success, BatchStatus.Failed, BatchStatus.Failed, BatchStatus.Success], items.OrderBy(item => item.Key).Select(item => item.Value.Status));
        Assert.Equal(("thrown", "written"), (items[2].Error, items[3].Error));
        Assert.Equal(["item 2", "item 3"], box.Written.Where(written => written.Stream == BatchStream.Error).Select(written => written.Item).Order());
        Assert.Equal((BatchState.Failed, 2, 2), (box.Summary!.State, box.Summary.Succeeded, box.Summary.Failed));
    }

    [Fact]
    public void Run_Retries_GiveWhatCountsOnceAndAreCounted()
    {
        var items = box.Run(2, (task, sink, _) =>
        {
            BatchSandbox.Say(sink, $"{task.Number}.{task.Attempt}");
            if (task.Number == 1 && task.Attempt < 3) throw new InvalidOperationException("not yet");
            if (task.Number == 2) throw new InvalidOperationException("never");
        }, request => request with { Retry = 2, RetryDelay = TimeSpan.FromMilliseconds(1), Ordered = true });

        Assert.Equal([(BatchStatus.Success, 3), (BatchStatus.Failed, 3)], items.Select(item => (item.Status, item.Attempts)));
        Assert.Equal(["1.3", "2.3"], box.Written.Where(written => written.Stream == BatchStream.Output).Select(written => (string)written.Value!));
        Assert.Single(box.Written, written => written.Stream == BatchStream.Error);
        Assert.Equal(4, box.Summary!.Retries);
    }

    [Fact]
    public void Run_MoreThanCanBeHeldBack_GoesOutAndIsNotTriedAgain()
    {
        var items = box.Run(1, (_, sink, _) =>
        {
            for (var i = 0; i < 3; i++) BatchSandbox.Say(sink, i, 2 << 20);
            throw new InvalidOperationException("late");
        }, request => request with { Retry = 5, RetryDelay = TimeSpan.Zero });

        Assert.Equal((BatchStatus.Failed, 1), (items[0].Status, items[0].Attempts));
        Assert.Equal([0, 1, 2], box.Written.Where(written => written.Stream == BatchStream.Output).Select(written => (int)written.Value!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_ItemThatHangs_IsEndedAfterItsTimeAndTheOthersGoOn(bool heeds)
    {
        var clock = Stopwatch.StartNew();
        var items = box.Run(4, (task, _, stop) =>
        {
            if (task.Number != 2) return;
            if (heeds) stop.WaitHandle.WaitOne();
            else Thread.Sleep(Timeout.Infinite);
            stop.ThrowIfCancellationRequested();
        }, request => request with { Timeout = TimeSpan.FromMilliseconds(200), ThrottleLimit = 1 });

        Assert.Equal([(1, null), (2, "ItemTimedOut"), (3, null), (4, null)], items.Select(item => (item.Number, item.ErrorCode)));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    [Fact]
    public void Run_ReaderIsSlow_ItsTimeIsNotTheItems()
    {
        var items = box.Run(1, (_, sink, _) =>
        {
            for (var i = 0; i < 4; i++) BatchSandbox.Say(sink, i, 4 << 20);
        }, request => request with { Timeout = TimeSpan.FromMilliseconds(300), OnOutput = (_, _) => Thread.Sleep(250) });

        Assert.Equal(BatchStatus.Success, items[0].Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_ItemsWriteMoreThanIsRead_TheyWait(bool ordered)
    {
        const int Size = 1 << 20;
        var (written, read, ahead) = (0, 0, 0);
        box.Run(3, (_, sink, _) =>
        {
            for (var i = 0; i < 40; i++)
            {
                BatchSandbox.Say(sink, i, Size);
                InterlockedMax(ref ahead, Interlocked.Increment(ref written) - Volatile.Read(ref read));
            }
        }, request => request with
        {
            Ordered = ordered,
            OnOutput = (_, _) =>
            {
                Interlocked.Increment(ref read);
                Thread.Sleep(1);
            },
        });

        Assert.Equal((120, 120), (written, read));
        Assert.InRange(ahead, 1, (ordered ? 3 : 1) * 5 + 6);
    }

    [Fact]
    public void Run_FailFast_BeginsNothingMore()
    {
        var items = box.Run(5, (task, _, _) =>
        {
            if (task.Number == 2) throw new InvalidOperationException("no");
        }, request => request with { FailFast = true, Mode = BatchMode.Sequential });

        Assert.Equal([BatchStatus.Success, BatchStatus.Failed, BatchStatus.Skipped, BatchStatus.Skipped, BatchStatus.Skipped], items.Select(item => item.Status));
        Assert.Equal((BatchState.Failed, 3), (box.Summary!.State, box.Summary.Skipped));
    }

    [Fact]
    public void Run_Cancelled_EndsWithinASecondThoughItemsHang()
    {
        using var cancel = new CancellationTokenSource();
        using var begun = new CountdownEvent(2);
        var request = box.Request(5, (_, _, _) =>
        {
            begun.Signal();
            Thread.Sleep(Timeout.Infinite);
        }, request => request with { ThrottleLimit = 2 });
        var clock = new Stopwatch();
        var watcher = Task.Run(() =>
        {
            begun.Wait();
            clock.Start();
            cancel.Cancel();
        }, TestContext.Current.CancellationToken);

        Assert.Throws<OperationCanceledException>(() => box.Sandbox.Engine.Run(request, box.Sandbox, cancel.Token).ToList());

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"{clock.Elapsed}");
        var batch = box.Batch(box.Sandbox.StoreFolder);
        Assert.Equal((BatchState.Stopped, 2, 3), (batch.State, batch.Unknown, batch.Skipped));
        Assert.True(watcher.IsCompletedSuccessfully);
    }

    [Fact]
    public void Run_ReaderLeaves_EndsTheRest()
    {
        foreach (var item in box.Sandbox.Engine.Run(box.Request(50, (_, _, _) => Thread.Sleep(5)), box.Sandbox, TestContext.Current.CancellationToken))
        {
            Assert.Equal(BatchStatus.Success, item.Status);
            break;
        }

        var batch = box.Batch(box.Sandbox.StoreFolder);
        Assert.Equal((BatchState.Stopped, 0), (batch.State, batch.Pending));
        Assert.True(batch.Skipped > 0);
    }

    [Fact]
    public async Task Run_StoppedFromElsewhere_EndsItemsAndSaysSo()
    {
        using var begun = new ManualResetEventSlim();
        var stopped = Task.Run(() =>
        {
            begun.Wait();
            using var other = EngineFactory.Create(new EngineSettings { Environment = _ => null });
            var id = box.Batch(box.Sandbox.StoreFolder).BatchId;
            return other.Run(new StopBatch { BatchId = [id], Store = box.Sandbox.StoreFolder }, box.Sandbox, TestContext.Current.CancellationToken).Single();
        }, TestContext.Current.CancellationToken);

        var items = box.Run(3, (_, _, stop) =>
        {
            begun.Set();
            stop.WaitHandle.WaitOne();
            stop.ThrowIfCancellationRequested();
        }, request => request with { ThrottleLimit = 1 });

        Assert.Equal([BatchStatus.Unknown, BatchStatus.Skipped, BatchStatus.Skipped], items.Select(item => item.Status));
        Assert.Equal("ItemStopped", items[0].ErrorCode);
        Assert.Equal(BatchState.Stopped, box.Summary!.State);
        Assert.Equal(BatchState.Stopped, (await stopped).State);
    }

    [Fact]
    public void Run_TooManyItems_BeginsNothing()
    {
        var error = Assert.Throws<AuditOpsException>(() => box.Run(101, (_, _, _) => { }, request => request with { MaximumSize = 100 }));

        Assert.Equal("BatchTooLarge", error.Code);
        Assert.Contains("101 items, and may have 100", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(box.Sandbox.StoreFolder));
    }

    [Fact]
    public void Run_Span_IsTheParentOfEachItems()
    {
        using var source = new ActivitySource("AuditOps.Tests.Batch");
        using var listener = new ActivityListener { ShouldListenTo = _ => true, Sample = (ref _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        using var outer = source.StartActivity("outer")!;

        var traces = new List<(ActivityTraceId? Trace, bool Own)>();
        box.Run(3, (_, _, _) =>
        {
            lock (traces) traces.Add((Activity.Current?.TraceId, Activity.Current?.SpanId != outer.SpanId));
        });

        Assert.All(traces, trace => Assert.Equal((outer.TraceId, true), (trace.Trace!.Value, trace.Own)));
        Assert.Same(outer, Activity.Current);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); seen < value; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
