namespace AuditOps;

/// <summary>Invalidates what is kept in the cache.</summary>
[Operation("performance_invalidate_cache", "performance cache-invalidate", "Remove-PerfCacheItem", "Invalidates what is kept in the cache, by key, by a pattern of keys, or by tag.", Permission = "api.write", Effect = Effect.Destroy, Recorded = false)]
public sealed record RemoveCacheItem : IRequest<CacheRemoval>
{
    /// <summary>The keys.</summary>
    [Summary("Exactly these keys; case counts."), Position(0)]
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>A pattern of keys.</summary>
    [Summary("All keys that match this pattern, such as user:*. Wildcards are allowed.")]
    public string? Pattern { get; init; }

    /// <summary>Tags.</summary>
    [Summary("All that has one of these tags; with a pattern, only what matches it too.")]
    public IReadOnlyList<string> Tag { get; init; } = [];

    /// <summary>The store's folder.</summary>
    [Summary("The store whose cache is used; without it the configured store's.")]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
