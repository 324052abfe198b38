namespace AuditOps;

/// <summary>A batch, summed up.</summary>
public sealed record BatchInfo
{
    /// <summary>Its identity; empty for one that had no items, which no store keeps.</summary>
    public required string BatchId { get; init; }

    /// <summary>What it is called, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it runs, or how it ended.</summary>
    public required BatchState State { get; init; }

    /// <summary>Where its items run.</summary>
    public required BatchMode Mode { get; init; }

    /// <summary>Whether all of it is undone if an item fails.</summary>
    public required bool Transaction { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTime Start { get; init; }

    /// <summary>When it ended; null while it runs, and if its process died.</summary>
    public DateTime? End { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan? Duration => End is not { } end ? null : end > Start ? end - Start : TimeSpan.Zero;

    /// <summary>How many items it has.</summary>
    public required int Total { get; init; }

    /// <summary>How many are done.</summary>
    public int Succeeded { get; init; }

    /// <summary>How many ended with an error.</summary>
    public int Failed { get; init; }

    /// <summary>How many were never begun.</summary>
    public int Skipped { get; init; }

    /// <summary>How many are still to come, or run.</summary>
    public int Pending { get; init; }

    /// <summary>Of how many nobody knows how much was done.</summary>
    public int Unknown { get; init; }

    /// <summary>How many were done and undone.</summary>
    public int RolledBack { get; init; }

    /// <summary>How many were done and could not be undone.</summary>
    public int RollbackFailed { get; init; }

    /// <summary>How often items were tried again.</summary>
    public int Retries { get; init; }

    /// <summary>The part of all items that are done, 0 to 1.</summary>
    public double SuccessRate => Total == 0 ? 1 : (double)Succeeded / Total;

    /// <summary>The items, where they were asked for.</summary>
    public IReadOnlyList<BatchItem> Items { get; init; } = [];

    /// <summary>The store that keeps it.</summary>
    public required string Store { get; init; }
}

/// <summary>Whether a batch runs, or how it ended.</summary>
public enum BatchState
{
    /// <summary>It runs.</summary>
    Running,

    /// <summary>All items are done.</summary>
    Completed,

    /// <summary>Some items failed, were not begun, or could not be undone.</summary>
    Failed,

    /// <summary>Somebody stopped it.</summary>
    Stopped,

    /// <summary>Its process died.</summary>
    Interrupted,

    /// <summary>All that was done was undone.</summary>
    RolledBack,
}
