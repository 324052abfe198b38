using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Caching.Operations;

/// <summary>What requests to the cache have in common.</summary>
internal static class CacheRequest
{
    private const int LongestKey = 4_096;

    /// <summary>A user's key.</summary>
    /// <exception cref="AuditOpsException">It is too long to be one.</exception>
    public static CacheKey Key(string key) => key.Length is > 0 and <= LongestKey
        ? new CacheKey(CacheItemKind.Item, key)
        : throw new AuditOpsException(ErrorKind.InvalidRequest, "CacheKeyInvalid",
            $"A key of {key.Length:N0} characters cannot be used. Give one of 1 to {LongestKey:N0} characters.")
        { Target = nameof(GetCacheItem.Key) };

    /// <summary>How long something is kept.</summary>
    /// <exception cref="AuditOpsException">No time at all.</exception>
    public static TimeSpan? Lifetime(TimeSpan? ttl) => ttl is not { } span || span > TimeSpan.Zero
        ? ttl
        : throw new AuditOpsException(ErrorKind.InvalidRequest, "TtlInvalid",
            $"A Ttl of {span} keeps nothing. Give a time such as 5m, or leave -Ttl out to keep it for as long as there is room.")
        { Target = nameof(UseCache.Ttl) };

    /// <summary>What a pattern and tags choose.</summary>
    public static Func<CacheKey, CacheEntry, bool> Choice(string? pattern, IReadOnlyList<string> tags)
    {
        var pieces = pattern is null ? null : Wildcard.Parse(pattern);
        return (key, entry) => (pieces is null || WildcardMatch.IsMatch(pieces, key.Name)) && (tags.Count == 0 || entry.Tags.Intersect(tags, StringComparer.Ordinal).Any());
    }

    /// <summary>An entry as people see it.</summary>
    public static CacheItem Item(in CacheKey key, CacheEntry entry, long bytes, CacheTier tier, string store) => new()
    {
        Key = key.Name,
        Kind = key.Kind,
        Tags = entry.Tags,
        Tier = tier,
        SizeBytes = bytes,
        Created = entry.Created,
        Expires = entry.Expires,
        Store = store,
        Value = key.Kind == CacheItemKind.Item && entry.Content.Length > 0 ? System.Text.Encoding.UTF8.GetString(entry.Content) : null,
    };

    /// <summary>What the cache is worth now.</summary>
    public static IEnumerable<CacheStatistic> Statistics(string? named, OperationContext context)
    {
        var store = context.Workspace.Options.Store(named);
        var cache = context.Workspace.Cache(named, makes: false);
        var (counts, since) = cache.Counted();
        var settings = cache.Settings;
        long Of(CacheCount count) => counts[(int)count];

        var (memory, disk) = (cache.Size(CacheTier.Memory), cache.Size(CacheTier.Disk));
        var ofMemory = new CacheStatistic
        {
            Tier = CacheTier.Memory,
            Requests = Of(CacheCount.MemoryHits) + Of(CacheCount.MemoryMisses),
            Hits = Of(CacheCount.MemoryHits),
            Misses = Of(CacheCount.MemoryMisses),
            Sets = Of(CacheCount.MemorySets),
            Deletes = Of(CacheCount.MemoryDeletes),
            Invalidations = Of(CacheCount.MemoryInvalidations),
            Evictions = Of(CacheCount.MemoryEvictions),
            Expirations = Of(CacheCount.MemoryExpirations),
            Entries = memory.Entries,
            SizeBytes = memory.Bytes,
            MaximumEntries = settings.InMemory ? settings.MaximumEntries : 0,
            MaximumBytes = settings.InMemory ? settings.MaximumMemoryBytes : 0,
            Policy = settings.Policy,
            Since = since,
            Store = store,
        };
        var ofDisk = new CacheStatistic
        {
            Tier = CacheTier.Disk,
            Requests = Of(CacheCount.DiskHits) + Of(CacheCount.DiskMisses),
            Hits = Of(CacheCount.DiskHits),
            Misses = Of(CacheCount.DiskMisses),
            Sets = Of(CacheCount.DiskSets),
            Deletes = Of(CacheCount.DiskDeletes),
            Invalidations = Of(CacheCount.DiskInvalidations),
            Evictions = Of(CacheCount.DiskEvictions),
            Expirations = Of(CacheCount.DiskExpirations),
            Entries = disk.Entries,
            SizeBytes = disk.Bytes,
            MaximumBytes = settings.OnDisk && settings.Folder is not null ? settings.MaximumDiskBytes : 0,
            Policy = CachePolicy.Lru,
            Since = since,
            Store = store,
        };
        var hits = ofMemory.Hits + ofDisk.Hits;

        // What the disk is asked for was asked of memory before, unless there is no memory.
        var requests = Math.Max(ofMemory.Requests, hits + ofDisk.Misses);
        return new[]
        {
            new CacheStatistic
            {
                Tier = CacheTier.All,
                Requests = requests,
                Hits = hits,
                Misses = requests - hits,
                Sets = Of(CacheCount.Sets),
                Deletes = Of(CacheCount.Deletes),
                Invalidations = Of(CacheCount.Invalidations),
                Since = since,
                Store = store,
            },
            ofMemory,
            ofDisk,
        }.Select(each => each with { HitRate = each.Requests > 0 ? Math.Round((double)each.Hits / each.Requests, 4) : null });
    }
}
