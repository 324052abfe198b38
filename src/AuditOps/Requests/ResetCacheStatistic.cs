namespace AuditOps;

/// <summary>Begins to count anew.</summary>
[Operation("performance_reset_cache_stats", "performance cache-reset-stats", "Reset-PerfCacheStatistic", "Forgets what the cache has counted, of all processes; what is kept stays.", Permission = "api.write", Effect = Effect.Destroy, Recorded = false)]
public sealed record ResetCacheStatistic : IRequest<CacheStatistic>
{
    /// <summary>The store's folder.</summary>
    [Summary("The store whose cache is used; without it the configured store's."), Position(0)]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
