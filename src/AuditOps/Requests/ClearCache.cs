namespace AuditOps;

/// <summary>Empties the cache.</summary>
[Operation("performance_clear_cache", "performance cache-clear", "Clear-PerfCache", "Empties the cache: both tiers, or one. What was kept is computed again when it is asked for.", Permission = "api.write", Effect = Effect.Destroy, Recorded = false)]
public sealed record ClearCache : IRequest<CacheRemoval>
{
    /// <summary>Which tier.</summary>
    [Summary("Which tier: the memory of this process, the disk that processes share, or all.")]
    public CacheTier Tier { get; init; } = CacheTier.All;

    /// <summary>The store's folder.</summary>
    [Summary("The store whose cache is used; without it the configured store's.")]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
