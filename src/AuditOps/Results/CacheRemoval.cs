namespace AuditOps;

/// <summary>What was removed from the cache.</summary>
public sealed record CacheRemoval
{
    /// <summary>From which tier; all where an item counts once, whatever tiers it was in.</summary>
    public required CacheTier Tier { get; init; }

    /// <summary>How many items.</summary>
    public long Removed { get; init; }

    /// <summary>How many are left in it.</summary>
    public long Left { get; init; }

    /// <summary>The store whose cache it is.</summary>
    public required string Store { get; init; }
}
