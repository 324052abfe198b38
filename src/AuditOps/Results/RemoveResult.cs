namespace AuditOps;

/// <summary>What retention removed.</summary>
public sealed record RemoveResult
{
    /// <summary>The store.</summary>
    public required string Store { get; init; }

    /// <summary>Events removed.</summary>
    public long RemovedEvents { get; init; }

    /// <summary>Segments removed or rewritten.</summary>
    public int RemovedSegments { get; init; }

    /// <summary>Events before this time were removed, UTC.</summary>
    public DateTime Cutoff { get; init; }
}
