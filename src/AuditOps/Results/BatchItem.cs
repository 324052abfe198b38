namespace AuditOps;

/// <summary>An item of a batch, and what became of it.</summary>
public sealed record BatchItem
{
    /// <summary>The batch.</summary>
    public required string BatchId { get; init; }

    /// <summary>Its place in the batch; 1 is the first.</summary>
    public required int Number { get; init; }

    /// <summary>What it works on.</summary>
    public required string Item { get; init; }

    /// <summary>What became of it.</summary>
    public required BatchStatus Status { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was begun; null if it was not.</summary>
    public DateTime? Start { get; init; }

    /// <summary>When it ended; null if it did not.</summary>
    public DateTime? End { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan? Duration => End - Start;

    /// <summary>The identifier of its first error, or null.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Its first error, or null.</summary>
    public string? Error { get; init; }

    /// <summary>How many results it gave.</summary>
    public long OutputCount { get; init; }

    /// <summary>Its first results, where they were not given as they came.</summary>
    public IReadOnlyList<object> Output { get; init; } = [];
}

/// <summary>What became of an item of a batch.</summary>
public enum BatchStatus
{
    /// <summary>Not begun yet.</summary>
    Pending,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>Done.</summary>
    Success,

    /// <summary>It ended with an error, each time it was tried.</summary>
    Failed,

    /// <summary>Never begun, because the batch ended before.</summary>
    Skipped,

    /// <summary>It was ended while it ran: nobody knows how much of it was done.</summary>
    Unknown,

    /// <summary>It was done, and undone.</summary>
    RolledBack,

    /// <summary>It was done, and could not be undone.</summary>
    RollbackFailed,
}
