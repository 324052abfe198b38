namespace AuditOps;

/// <summary>Shows what is kept in the cache.</summary>
[Operation("performance_get_cache_items", "performance cache-get", "Get-PerfCacheItem", "Shows what is kept in the cache: keys, sizes and times, in PowerShell the values too.")]
public sealed record GetCacheItem : IRequest<CacheItem>
{
    /// <summary>The keys.</summary>
    [Summary("Exactly these keys; case counts. Each is counted as a request, and one that is not there gives nothing."), Position(0)]
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>A pattern of keys.</summary>
    [Summary("Only keys that match this pattern. Wildcards are allowed.")]
    public string? Pattern { get; init; }

    /// <summary>Tags.</summary>
    [Summary("Only what has one of these tags.")]
    public IReadOnlyList<string> Tag { get; init; } = [];

    /// <summary>The store's folder.</summary>
    [Summary("The store whose cache is used; without it the configured store's.")]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
