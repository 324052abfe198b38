using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>A request that may keep a value under a key.</summary>
public abstract record KeyedCacheRequest : IRequest<CacheItem>
{
    /// <summary>The key.</summary>
    [Summary("The key, of any characters; case counts."), Position(0), Required(AllowEmptyStrings = true)]
    public string Key { get; init; } = "";

    /// <summary>How long it is kept.</summary>
    [Summary("How long it is kept, such as 5m or 1h, or a number of seconds; without it for as long as there is room."), Seconds]
    public TimeSpan? Ttl { get; init; }

    /// <summary>What it can be invalidated by.</summary>
    [Summary("Tags by which it can be invalidated together with others.")]
    public IReadOnlyList<string> Tag { get; init; } = [];

    /// <summary>The store's folder.</summary>
    [Summary("The store whose cache is used; without it the configured store's.")]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
