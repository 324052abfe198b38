namespace AuditOps;

/// <summary>How long a store keeps its events.</summary>
public sealed record RetentionInfo
{
    /// <summary>The store.</summary>
    public required string Store { get; init; }

    /// <summary>How many days events are kept.</summary>
    public required int Days { get; init; }

    /// <summary>Where that is set: Environment, Store, User or Default.</summary>
    public required string DefinedIn { get; init; }

    /// <summary>Who removes older events.</summary>
    public required RetentionCleanup Cleanup { get; init; }

    /// <summary>Events before this time are not kept, UTC.</summary>
    public required DateTime Cutoff { get; init; }

    /// <summary>How many events are older than that.</summary>
    public required long Expired { get; init; }

    /// <summary>When an import removed older events last, UTC; null if none did.</summary>
    public DateTime? LastCleanup { get; init; }
}
