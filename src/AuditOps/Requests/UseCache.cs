using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Gives what is kept under a key, or computes and keeps it.</summary>
[Operation("performance_use_cache", "performance cache-use", "Use-PerfCache", "Gives what is kept under a key; if there is nothing, runs a script block and keeps what it gives.")]
[CmdletOnly("what computes the value is a script block")]
public sealed record UseCache : IRequest<CacheItem>
{
    /// <summary>The key.</summary>
    [Summary("The key, of any characters; case counts."), Position(0), Required]
    public string Key { get; init; } = "";

    /// <summary>How long it is kept.</summary>
    [Summary("How long it is kept, such as 5m or 1h; without it for as long as there is room.")]
    public TimeSpan? Ttl { get; init; }

    /// <summary>What it can be invalidated by.</summary>
    [Summary("Tags by which it can be invalidated together with others.")]
    public IReadOnlyList<string> Tag { get; init; } = [];

    /// <summary>The store's folder.</summary>
    [Summary("The store whose cache is used; without it the configured store's.")]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }

    /// <summary>Computes the value, on the thread that pulls.</summary>
    [Wiring]
    public Func<ComputedValue>? Compute { get; init; }
}

/// <summary>What was computed to be kept.</summary>
/// <param name="Text">The value, as it can be read again.</param>
/// <param name="MayKeep">False if it is no good for others, such as when errors were met.</param>
public sealed record ComputedValue(string Text, bool MayKeep);
