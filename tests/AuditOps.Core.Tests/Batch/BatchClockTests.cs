namespace AuditOps.Core.Tests.Batch;

public sealed class BatchClockTests
{
    [Fact]
    public void Run_TheClockIsPutBack_NothingEndsBeforeItBegan()
    {
        var clock = new PutBackClock();
        using var box = new BatchSandbox(clock);
        var items = box.Run(3, (task, _, _) =>
        {
            if (task.Number == 2)
                clock.PutBack(TimeSpan.FromHours(1));
        }, request => request with { Mode = BatchMode.Sequential });

        Assert.All(items, item => Assert.True(item.End >= item.Start));
        Assert.True(items[2].Start >= items[1].End);
        Assert.InRange(box.Summary!.Duration!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        Assert.True(box.Summary.End >= box.Summary.Start);
    }

    [Fact]
    public void Resume_TheClockWasPutBackSince_TookNoLessThanNothing()
    {
        var clock = new PutBackClock();
        using var box = new BatchSandbox(clock);
        box.Run(2, (task, sink, _) =>
        {
            if (task.Number == 2)
                BatchSandbox.Fail(sink, "no");
        });
        clock.PutBack(TimeSpan.FromHours(1));
        box.Sandbox.Run(box.Resume((_, _, _) => { }) with { Failed = true });

        Assert.Equal((BatchState.Completed, TimeSpan.Zero), (box.Summary!.State, box.Summary.Duration));
    }

    /// <summary>A clock whose time of day somebody puts back.</summary>
    private sealed class PutBackClock : TimeProvider
    {
        private long _back;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow.AddTicks(-Interlocked.Read(ref _back));

        public void PutBack(TimeSpan by) => Interlocked.Add(ref _back, by.Ticks);
    }
}
