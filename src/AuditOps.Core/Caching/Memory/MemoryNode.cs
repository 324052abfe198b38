namespace AuditOps.Core.Caching.Memory;

/// <summary>An entry in memory. What readers look at never changes; its place in the order of use lies in <see cref="NodeOrder"/>.</summary>
internal sealed class MemoryNode(CacheKey key, CacheEntry entry, long bytes, int hash, long number, long deadline)
{
    public CacheKey Key { get; } = key;

    public CacheEntry Entry { get; } = entry;

    public long Bytes { get; } = bytes;

    /// <summary>A hash of the key that is the same in every process.</summary>
    public int Hash { get; } = hash;

    /// <summary>Which of all nodes it is.</summary>
    public long Number { get; } = number;

    /// <summary>When it ends, by the clock that is never set; <see cref="long.MaxValue"/> for never.</summary>
    public long Deadline { get; } = deadline;

    /// <summary>Where the order keeps it; 0 once it has left.</summary>
    public int Slot { get; set; }
}
