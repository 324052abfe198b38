using AuditOps.Core.Shapes;

namespace AuditOps.Core.Batch;

/// <summary>A batch as the store keeps it.</summary>
internal sealed record StoredBatch
{
    public required string BatchId { get; init; }

    public string? Name { get; init; }

    public required BatchPlan Plan { get; init; }

    /// <summary>Whether it runs, or how it ended; a batch whose process died is interrupted.</summary>
    public required BatchState State { get; init; }

    public required int Total { get; init; }

    public required DateTime Start { get; init; }

    public DateTime? End { get; init; }

    public required BatchTally Tally { get; init; }

    /// <summary>What users see.</summary>
    public BatchInfo Info(string store, IReadOnlyList<BatchItem> items)
    {
        // What ran when the process died will never end.
        var lost = State == BatchState.Running ? 0 : Tally.Of(BatchStatus.Running);
        return new BatchInfo
        {
            BatchId = BatchId,
            Name = Name,
            State = State,
            Mode = Plan.Mode,
            Transaction = Plan.Transaction,
            Start = Start,
            End = End,
            Total = Total,
            Succeeded = Count(BatchStatus.Success),
            Failed = Count(BatchStatus.Failed),
            Skipped = Count(BatchStatus.Skipped),
            Pending = (int)(Tally.Of(BatchStatus.Pending) + Tally.Of(BatchStatus.Running) - lost),
            Unknown = (int)(Tally.Of(BatchStatus.Unknown) + lost),
            RolledBack = Count(BatchStatus.RolledBack),
            RollbackFailed = Count(BatchStatus.RollbackFailed),
            Retries = (int)Tally.Retries,

            // A list that PowerShell can index, as what a collection expression makes cannot be.
            Items = State == BatchState.Running ? items : items.Select(item => item.Status == BatchStatus.Running ? item with { Status = BatchStatus.Unknown } : item).ToList(),
            Store = store,
        };
    }

    private int Count(BatchStatus status) => (int)Tally.Of(status);

    /// <summary>The time that the catalogue keeps as microseconds.</summary>
    public static DateTime? Time(long? microseconds) => Microseconds.ToTime(microseconds) is { } time ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : null;
}
