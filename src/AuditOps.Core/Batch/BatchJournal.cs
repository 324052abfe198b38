using System.Security.Cryptography;
using AuditOps.Core.Store;

namespace AuditOps.Core.Batch;

/// <summary>The batch that this process runs, as the store keeps it: each change is written before the next one.</summary>
internal sealed class BatchJournal : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(400);
    private readonly EventStore store;
    private readonly BatchTable table;

    private BatchJournal(EventStore store, TimeProvider clock, string id, BatchPlan plan)
    {
        (this.store, table, Clock, BatchId, Plan) = (store, new BatchTable(store), new SteadyClock(clock), id, plan);
    }

    public string BatchId { get; }

    public BatchPlan Plan { get; }

    /// <summary>Tells when items begin and end.</summary>
    public TimeProvider Clock { get; }

    private DateTime Now => Clock.GetUtcNow().UtcDateTime;

    /// <summary>Writes a new batch.</summary>
    /// <param name="store">The store; the journal closes it.</param>
    public static BatchJournal Create(EventStore store, TimeProvider clock, string? name, BatchPlan plan, IReadOnlyList<BatchInput> items)
    {
        var journal = new BatchJournal(store, clock, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)), plan);
        journal.table.Add(journal.BatchId, name, plan, items, journal.Now);
        return journal;
    }

    /// <summary>Takes over a batch that no living process runs.</summary>
    /// <param name="store">The store; the journal closes it.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="batch">The batch.</param>
    /// <exception cref="AuditOpsException">It runs, or nothing of it is left.</exception>
    public static BatchJournal Claim(EventStore store, TimeProvider clock, StoredBatch batch)
    {
        var id = batch.BatchId;
        if (batch.State is BatchState.Completed or BatchState.RolledBack)
            throw new AuditOpsException(ErrorKind.Conflict, "BatchEnded", $"The batch {id} has ended, and nothing of it is left to run. Get-AuditBatch shows it.") { Target = id };
        if (!new BatchTable(store).Claim(id))
            throw new AuditOpsException(ErrorKind.Conflict, "BatchRunning", $"The batch {id} is run by a process that lives. Wait for it, or stop it with Stop-AuditBatch.") { Target = id };
        return new BatchJournal(store, clock, id, batch.Plan);
    }

    /// <summary>A batch that the store does not keep.</summary>
    public static AuditOpsException Missing(string id, string store) => new(ErrorKind.NotFound, "BatchNotFound",
        $"There is no batch '{id}' in the store '{store}'. Get-AuditBatch lists those that it keeps.")
    { Target = id };

    /// <summary>The items as they are written.</summary>
    public IReadOnlyList<BatchItem> Items() => table.Items(BatchId);

    /// <summary>What the items work on.</summary>
    public IReadOnlyDictionary<int, BatchInput> Inputs() => table.Inputs(BatchId);

    /// <summary>The batch as users see it.</summary>
    public BatchInfo Info() => table.Find(BatchId)!.Info(store.Folder.Root, []);

    /// <summary>Looks again and again whether another process wants this batch to stop.</summary>
    /// <param name="stop">Is called then.</param>
    public IDisposable Watch(Action stop) => Clock.CreateTimer(_ => Look(stop), null, Interval, Interval);

    /// <summary>Writes that an item begins.</summary>
    public void Begin(int number) => table.Begin(BatchId, number, Now, Plan.Transaction);

    /// <summary>Writes what became of an item.</summary>
    public void End(int number, BatchInput input, ItemOutcome outcome) => table.End(BatchId, Item(number, input, outcome), Plan.Transaction);

    /// <summary>Writes how the batch has ended.</summary>
    public void End(BatchState state) => table.End(BatchId, state, Now, Plan.Transaction);

    /// <summary>An item as users see it.</summary>
    public BatchItem Item(int number, BatchInput input, ItemOutcome outcome) => new()
    {
        BatchId = BatchId,
        Number = number,
        Item = input.Label,
        Status = outcome.Status,
        Attempts = outcome.Attempts,
        Start = outcome.Start,
        End = outcome.End,
        ErrorCode = outcome.Code,
        Error = outcome.Error,
        OutputCount = outcome.Outputs,
    };

    public void Dispose() => store.Dispose();

    private void Look(Action stop)
    {
        try
        {
            if (table.IsToStop(BatchId))
                stop();
        }
        catch (Exception error) when (Faults.Translate(error) is not null || error is ObjectDisposedException)
        {
            // A busy catalogue is looked at again soon; a closed one belongs to a batch that has ended.
        }
    }
}
