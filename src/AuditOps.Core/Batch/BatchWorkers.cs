using System.Diagnostics;

namespace AuditOps.Core.Batch;

/// <summary>Runs the items of a schedule, several at a time, and writes down at once that each has begun and what became of it.</summary>
internal sealed class BatchWorkers
{
    private readonly List<Thread> threads = [];
    private readonly BatchJournal journal;
    private readonly BatchPlan plan;
    private readonly BatchSchedule schedule;
    private readonly IReadOnlyDictionary<int, BatchInput> inputs;
    private readonly IBatchWork work;
    private readonly CancellationToken stop;
    private readonly ActivityContext span;
    private int living;

    /// <param name="journal">Is told of each item.</param>
    /// <param name="schedule">The items.</param>
    /// <param name="inputs">What they work on.</param>
    /// <param name="work">Runs one.</param>
    /// <param name="mailbox">Takes what they write.</param>
    /// <param name="span">The span of the batch.</param>
    /// <param name="stop">Ends them.</param>
    public BatchWorkers(BatchJournal journal, BatchSchedule schedule, IReadOnlyDictionary<int, BatchInput> inputs, IBatchWork work, Mailbox mailbox, ActivityContext span, CancellationToken stop)
    {
        (this.journal, plan, this.schedule, this.inputs, this.work) = (journal, journal.Plan, schedule, inputs, work);
        (Mailbox, this.span, this.stop) = (mailbox, span, stop);
    }

    /// <summary>Takes what they write.</summary>
    public Mailbox Mailbox { get; }

    /// <summary>Whether what items have done is undone, instead of doing it.</summary>
    public bool RollsBack { get; init; }

    /// <summary>Whether nothing more begins once an item has failed, though the batch would go on.</summary>
    public bool EndsAtFailure { get; init; }

    /// <summary>Starts them.</summary>
    /// <param name="count">How many at a time.</param>
    public void Start(int count)
    {
        living = count;
        for (var i = 0; i < count; i++)
            threads.Add(new Thread(Run) { IsBackground = true, Name = "AuditOps batch worker" });
        foreach (var thread in threads)
            thread.Start();
    }

    /// <summary>Waits for all of them; what does not come back is left behind soon.</summary>
    public void Join()
    {
        foreach (var thread in threads)
            thread.Join();
    }

    private void Run()
    {
        Exception? fault = null;
        try
        {
            using var runner = new ItemRunner(work, plan, Mailbox, journal.Clock);
            while (!stop.IsCancellationRequested && Next() is { } number)
                Run(runner, number);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It waited for room.
        }
        catch (Exception error)
        {
            // The catalogue cannot be written: what cannot be remembered must not be done.
            schedule.Halt();
            fault = error;
        }

        if (fault is not null || Interlocked.Decrement(ref living) == 0)
            Mailbox.Complete(fault);
    }

    private int? Next()
    {
        Mailbox.WaitForRoom(stop);
        return schedule.Next();
    }

    private void Run(ItemRunner runner, int number)
    {
        if (!RollsBack)
            journal.Begin(number);
        var outcome = runner.Run(new BatchTask(number, 1, inputs[number], RollsBack), span, stop);
        if (RollsBack)
            outcome = outcome with { Status = outcome.Status == BatchStatus.Success ? BatchStatus.RolledBack : BatchStatus.RollbackFailed, Attempts = outcome.Attempts - 1 };
        if (outcome.Status == BatchStatus.Failed && (plan.FailFast || plan.Transaction || EndsAtFailure))
            schedule.Halt();
        journal.End(number, inputs[number], outcome);
        Mailbox.Post(new BatchMessage.Ended(number, outcome), stop.IsCancellationRequested ? default : stop);
    }
}
