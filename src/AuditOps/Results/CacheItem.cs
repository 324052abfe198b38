using System.Text.Json.Serialization;

namespace AuditOps;

/// <summary>Something that is kept in the cache.</summary>
public sealed record CacheItem
{
    /// <summary>The key.</summary>
    public required string Key { get; init; }

    /// <summary>Whose it is.</summary>
    public required CacheItemKind Kind { get; init; }

    /// <summary>What it can be invalidated by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Where it is: in this process's memory, on disk, or in both.</summary>
    public CacheTier Tier { get; init; }

    /// <summary>What it takes, key included.</summary>
    public long SizeBytes { get; init; }

    /// <summary>When it was kept, UTC.</summary>
    public DateTime Created { get; init; }

    /// <summary>When it ends, UTC; null for as long as there is room.</summary>
    public DateTime? Expires { get; init; }

    /// <summary>The store whose cache it is.</summary>
    public required string Store { get; init; }

    /// <summary>The value; only PowerShell can read it.</summary>
    [JsonIgnore]
    public object? Value { get; init; }
}
