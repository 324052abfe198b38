namespace AuditOps;

/// <summary>A tier of the cache.</summary>
public enum CacheTier
{
    /// <summary>Both together.</summary>
    All,

    /// <summary>The memory of one process.</summary>
    Memory,

    /// <summary>The file that processes share.</summary>
    Disk,
}

/// <summary>What leaves the memory of a cache first.</summary>
public enum CachePolicy
{
    /// <summary>What was used longest ago.</summary>
    Lru,

    /// <summary>What is used least often of late (W-TinyLFU).</summary>
    Lfu,
}

/// <summary>Whose something in the cache is.</summary>
public enum CacheItemKind
{
    /// <summary>A user's own.</summary>
    Item,

    /// <summary>The answer to an analysis.</summary>
    Answer,
}
