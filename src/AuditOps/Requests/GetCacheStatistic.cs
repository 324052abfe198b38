namespace AuditOps;

/// <summary>Shows what the cache is worth.</summary>
[Operation("performance_get_cache_stats", "performance cache-stats", "Get-PerfCacheStatistic", "Shows what the cache is worth: requests, hits and sizes, of each tier and of both, counted over all processes.")]
public sealed record GetCacheStatistic : IRequest<CacheStatistic>
{
    /// <summary>The store's folder.</summary>
    [Summary("The store whose cache is used; without it the configured store's."), Position(0)]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
