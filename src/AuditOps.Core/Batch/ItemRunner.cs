using System.Diagnostics;
using Polly;
using Polly.Retry;

namespace AuditOps.Core.Batch;

/// <summary>Runs one item after the other: each as often as it may be tried, each time as long as it may take.</summary>
internal sealed class ItemRunner : IDisposable
{
    /// <summary>The spans of the items of batches, for whoever listens.</summary>
    public static ActivitySource Spans { get; } = new("AuditOps.Batch");

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    /// <summary>How long an item that was ended may take to come back.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(600);

    private readonly IBatchWork work;
    private readonly BatchPlan plan;
    private readonly Mailbox mailbox;
    private readonly TimeProvider clock;
    private readonly ResiliencePipeline<ItemOutcome> retry;
    private WorkThread thread = new();
    private ItemOutcome? last;

    public ItemRunner(IBatchWork work, BatchPlan plan, Mailbox mailbox, TimeProvider clock)
    {
        (this.work, this.plan, this.mailbox, this.clock) = (work, plan, mailbox, clock);
        var pipeline = new ResiliencePipelineBuilder<ItemOutcome> { TimeProvider = clock };
        if (plan.Retry > 0)
        {
            pipeline.AddRetry(new RetryStrategyOptions<ItemOutcome>
            {
                ShouldHandle = tried => ValueTask.FromResult(tried.Outcome.Result is { CanRepeat: true }),
                MaxRetryAttempts = plan.Retry,
                Delay = plan.RetryDelay,
                MaxDelay = LongestDelay > plan.RetryDelay ? LongestDelay : plan.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
            });
        }

        retry = pipeline.Build();
    }

    /// <summary>Runs an item.</summary>
    /// <param name="task">The item.</param>
    /// <param name="batch">The span of the batch.</param>
    /// <param name="stop">Ends it.</param>
    public ItemOutcome Run(BatchTask task, ActivityContext batch, CancellationToken stop)
    {
        var start = clock.GetUtcNow().UtcDateTime;
        var tries = 0;
        last = null;
        try
        {
            retry.Execute(token => Try(task with { Attempt = ++tries }, batch, token), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It waited to be tried again, or for somebody to read: what became of it is known all the same.
        }

        return (last ?? new ItemOutcome(BatchStatus.Unknown)) with { Attempts = Math.Max(tries, 1), Start = start, End = clock.GetUtcNow().UtcDateTime };
    }

    public void Dispose() => thread.Dispose();

    private ItemOutcome Try(BatchTask task, ActivityContext batch, CancellationToken stop)
    {
        var attempt = new Attempt(work, task, mailbox, holds: task.Attempt <= plan.Retry);
        thread.Begin(() =>
        {
            using var span = Spans.StartActivity("batch item", ActivityKind.Internal, batch);
            span?.SetTag("batch.item", task.Number).SetTag("batch.attempt", task.Attempt);
            attempt.Run();
            span?.SetStatus(attempt.Outcome().Status == BatchStatus.Success ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        });
        if (!Wait(attempt, stop))
        {
            thread.Dispose();
            thread = new WorkThread();
        }

        var outcome = attempt.Outcome();
        if (outcome.Status == BatchStatus.Unknown)
        {
            outcome = stop.IsCancellationRequested
                ? outcome with { Errors = [ItemOutcome.ErrorOf(Stopped(task))] }
                : outcome with { Status = BatchStatus.Failed, Errors = [ItemOutcome.ErrorOf(TimedOut(task)), .. outcome.Errors], CanRepeat = true };
        }

        last = outcome;
        if (!outcome.CanRepeat || task.Attempt > plan.Retry)
            attempt.Release(stop);
        return outcome;
    }

    /// <returns>False if it was ended and did not come back even so.</returns>
    private bool Wait(Attempt attempt, CancellationToken stop)
    {
        var begun = clock.GetTimestamp();
        while (true)
        {
            // Time in which nobody read what it wrote is not its own.
            var left = plan.Timeout is { } most ? most - clock.GetElapsedTime(begun) + attempt.Blocked : TimeSpan.MaxValue;
            if (left <= TimeSpan.Zero || stop.IsCancellationRequested)
                break;
            if (thread.Wait(left < Glance ? left : Glance))
                return true;
        }

        attempt.End();
        return thread.Wait(Grace);
    }

    private static AuditOpsException Stopped(BatchTask task) => new(ErrorKind.Conflict, "ItemStopped",
        $"Item {task.Number}, {task.Input.Label}, was ended while it ran; how much of it was done is not known. Look at it, then run it again with Resume-AuditBatch -Idempotent.")
    { Target = task.Input.Label };

    private AuditOpsException TimedOut(BatchTask task) => new(ErrorKind.ResourceUnavailable, ItemError.TimedOut,
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Item {task.Number}, {task.Input.Label}, took longer than {plan.Timeout!.Value.TotalSeconds:0.###} s and was ended. Give it more time with -Timeout, or find out what it waits for."))
    { Target = task.Input.Label };
}
