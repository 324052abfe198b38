using AuditOps.Core.Shapes;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Catalog;
using AuditOps.Core.Store.Segments;
using Microsoft.Data.Sqlite;

namespace AuditOps.Core.Batch;

/// <summary>The batches that a store keeps, whichever process runs them.</summary>
internal sealed class BatchTable(EventStore store)
{
    private const string Columns = "id, name, plan, state, owner, total, started, ended, tally";
    private const string Scope = "batches";
    private const string Past = "past";

    /// <summary>How long a batch that has ended is kept; then it is only counted.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private StoreCatalog Catalog => store.Catalog;

    /// <summary>One batch, or null.</summary>
    public StoredBatch? Find(string id) => Catalog.Read(transaction => Select(transaction, "WHERE id = $1", id).SingleOrDefault());

    /// <summary>The latest batches.</summary>
    public IReadOnlyList<StoredBatch> Latest(int most) => Catalog.Read(transaction => Select(transaction, "ORDER BY started DESC, id LIMIT $1", most));

    /// <summary>What became of the items of a batch, as far as it is written.</summary>
    public IReadOnlyList<BatchItem> Items(string id) => Catalog.Read(transaction => transaction.Query(
        "SELECT number, label, status, attempts, started, ended, code, error, outputs FROM batch_items WHERE batch = $1 ORDER BY number",
        row => new BatchItem
        {
            BatchId = id,
            Number = row.GetInt32(0),
            Item = row.GetString(1),
            Status = Enum.Parse<BatchStatus>(row.GetString(2)),
            Attempts = row.GetInt32(3),
            Start = StoredBatch.Time(Number(row, 4)),
            End = StoredBatch.Time(Number(row, 5)),
            ErrorCode = Text(row, 6),
            Error = Text(row, 7),
            OutputCount = row.GetInt64(8),
        },
        id));

    /// <summary>What the items of a batch work on, by their numbers.</summary>
    public IReadOnlyDictionary<int, BatchInput> Inputs(string id) => Catalog.Read(transaction => transaction.Query(
        "SELECT number, label, input FROM batch_items WHERE batch = $1", row => (row.GetInt32(0), new BatchInput(row.GetString(1), Text(row, 2))), id)).ToDictionary();

    /// <summary>The counts of all batches that there ever were, and how many run.</summary>
    public (BatchTally Sum, long Running, DateTime? Last) Statistics() => Catalog.Read(transaction =>
    {
        var sum = PastTally(transaction);
        var running = 0L;
        DateTime? last = null;
        foreach (var batch in Select(transaction, ""))
        {
            var lost = batch.State == BatchState.Running ? 0 : batch.Tally.Of(BatchStatus.Running);
            var counts = batch.Tally.Counts.ToDictionary();
            counts[BatchStatus.Unknown] = counts.GetValueOrDefault(BatchStatus.Unknown) + lost;
            counts[BatchStatus.Running] = counts.GetValueOrDefault(BatchStatus.Running) - lost;
            sum += batch.Tally with { Counts = counts, Batches = 1, Completed = batch.State == BatchState.Completed ? 1 : 0, Items = batch.Total };
            running += batch.State == BatchState.Running ? 1 : 0;
            last = last > batch.Start ? last : batch.Start;
        }

        return (sum, running, last);
    });

    /// <summary>Writes a new batch, with all its items.</summary>
    public void Add(string id, string? name, BatchPlan plan, IReadOnlyList<BatchInput> items, DateTime now) => Change(plan.Transaction, transaction =>
    {
        Forget(transaction, now - Kept);
        transaction.Execute(
            "INSERT INTO batches (id, name, plan, state, owner, total, started) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            id, name, plan.ToJson(), nameof(BatchState.Running), store.RequireOwner().Name, items.Count, Microseconds.From(now));
        using var insert = transaction.Prepare($"INSERT INTO batch_items (batch, number, label, input, status) VALUES ($1, $2, $3, $4, '{BatchStatus.Pending}')");
        for (var i = 0; i < items.Count; i++)
            insert.Execute(id, i + 1, items[i].Label, items[i].Kept);
        return items.Count;
    });

    /// <summary>Takes a batch over that no living process runs.</summary>
    /// <returns>False if one does.</returns>
    public bool Claim(string id) => Catalog.Write(transaction =>
    {
        if (Select(transaction, "WHERE id = $1", id).SingleOrDefault() is not { State: not BatchState.Running })
            return false;
        transaction.Execute("UPDATE batch_items SET status = $2, ended = NULL WHERE batch = $1 AND status = $3", id, nameof(BatchStatus.Unknown), nameof(BatchStatus.Running));
        transaction.Execute("UPDATE batches SET state = $2, owner = $3, stop = 0, ended = NULL, tally = NULL WHERE id = $1", id, nameof(BatchState.Running), store.RequireOwner().Name);
        return true;
    });

    /// <summary>Asks whoever runs a batch to stop it; one that nobody runs is stopped at once.</summary>
    public void Stop(string id, DateTime now) => Catalog.Write(transaction =>
    {
        var running = Select(transaction, "WHERE id = $1", id).Single().State == BatchState.Running;
        transaction.Execute("UPDATE batches SET stop = 1 WHERE id = $1", id);
        if (!running)
            End(transaction, id, BatchState.Stopped, now);
    });

    /// <summary>Whether somebody wants a batch to stop.</summary>
    public bool IsToStop(string id) => Catalog.Read(transaction => transaction.Query("SELECT stop FROM batches WHERE id = $1", row => row.GetInt32(0), id)) is [1];

    /// <summary>Writes that an item begins, or is undone from now on.</summary>
    /// <param name="durable">Whether it must also survive a power failure.</param>
    public void Begin(string id, int number, DateTime now, bool durable) => Change(durable, transaction => transaction.Execute(
        "UPDATE batch_items SET status = $3, started = $4, ended = NULL WHERE batch = $1 AND number = $2", id, number, nameof(BatchStatus.Running), Microseconds.From(now)));

    /// <summary>Writes what became of an item.</summary>
    public void End(string id, BatchItem item, bool durable) => Change(durable, transaction => transaction.Execute(
        "UPDATE batch_items SET status = $3, attempts = attempts + $4, ended = $5, code = $6, error = $7, outputs = $8 WHERE batch = $1 AND number = $2",
        id, item.Number, item.Status.ToString(), item.Attempts, item.End is { } end ? Microseconds.From(end) : null, item.ErrorCode, item.Error, item.OutputCount));

    /// <summary>Writes that a batch has ended: what was not begun is skipped, and what ran is unknown.</summary>
    public void End(string id, BatchState state, DateTime now, bool durable) => Change(durable, transaction => End(transaction, id, state, now));

    private int End(CatalogTransaction transaction, string id, BatchState state, DateTime now)
    {
        transaction.Execute("UPDATE batch_items SET status = $2 WHERE batch = $1 AND status = $3", id, nameof(BatchStatus.Skipped), nameof(BatchStatus.Pending));
        transaction.Execute("UPDATE batch_items SET status = $2 WHERE batch = $1 AND status = $3", id, nameof(BatchStatus.Unknown), nameof(BatchStatus.Running));

        // Nobody will run these again, and what they work on may be large or secret.
        if (state is BatchState.Completed or BatchState.RolledBack)
            transaction.Execute("UPDATE batch_items SET input = NULL WHERE batch = $1", id);
        return transaction.Execute("UPDATE batches SET state = $2, ended = $3, owner = NULL, tally = $4 WHERE id = $1", id, state.ToString(), Microseconds.From(now), Tally(transaction, id).ToJson());
    }

    private void Change(bool durable, Func<CatalogTransaction, int> change)
    {
        // A killed process loses nothing of a note, only a power failure does.
        if (durable)
            Catalog.Write(change);
        else
            Catalog.Note(change);
    }

    private List<StoredBatch> Select(CatalogTransaction transaction, string which, params ReadOnlySpan<object?> values) =>
        transaction.Query($"SELECT {Columns} FROM batches {which}", row => Batch(transaction, row), values);

    private StoredBatch Batch(CatalogTransaction transaction, SqliteDataReader row)
    {
        var state = Enum.Parse<BatchState>(row.GetString(3));
        if (state == BatchState.Running && !Owner.Lives(store.Folder, row.GetString(4)))
            state = BatchState.Interrupted;
        return new StoredBatch
        {
            BatchId = row.GetString(0),
            Name = Text(row, 1),
            Plan = BatchPlan.FromJson(row.GetString(2)),
            State = state,
            Total = row.GetInt32(5),
            Start = StoredBatch.Time(row.GetInt64(6))!.Value,
            End = StoredBatch.Time(Number(row, 7)),
            Tally = Text(row, 8) is { } tally ? BatchTally.FromJson(tally) : Tally(transaction, row.GetString(0)),
        };
    }

    private static BatchTally Tally(CatalogTransaction transaction, string id)
    {
        var groups = transaction.Query(
            "SELECT status, count(*), sum(max(attempts - 1, 0)), sum(ifnull(ended - started, 0)) FROM batch_items WHERE batch = $1 GROUP BY status",
            row => (Status: Enum.Parse<BatchStatus>(row.GetString(0)), Count: row.GetInt64(1), Retries: row.GetInt64(2), Work: row.GetInt64(3)), id);
        return new BatchTally
        {
            Counts = groups.ToDictionary(group => group.Status, group => group.Count),
            Retries = groups.Sum(group => group.Retries),
            Work = groups.Sum(group => group.Work),
        };
    }

    private void Forget(CatalogTransaction transaction, DateTime before)
    {
        var old = Select(transaction, "WHERE ended < $1", Microseconds.From(before));
        if (old.Count == 0)
            return;
        var sum = old.Aggregate(PastTally(transaction), (sum, batch) =>
            sum + (batch.Tally with { Batches = 1, Completed = batch.State == BatchState.Completed ? 1 : 0, Items = batch.Total }));
        transaction.SetEntry(Scope, Past, sum.ToJson());
        foreach (var batch in old)
        {
            transaction.Execute("DELETE FROM batch_items WHERE batch = $1", batch.BatchId);
            transaction.Execute("DELETE FROM batches WHERE id = $1", batch.BatchId);
        }
    }

    private static BatchTally PastTally(CatalogTransaction transaction) => transaction.Entry(Scope, Past) is { } past ? BatchTally.FromJson(past) : new BatchTally();

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
