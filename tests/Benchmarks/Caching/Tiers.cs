using AuditOps.Core.Caching;
using AuditOps.Core.Caching.Memory;

namespace AuditOps.Benchmarks.Caching;

/// <summary>Our own tiers, for measuring.</summary>
internal static class Tiers
{
    private static readonly CacheEntry Entry = new([1], [], DateTime.UnixEpoch, null);

    public static MemoryTier Memory(int entries, CachePolicy policy) =>
        new(entries, long.MaxValue, policy == CachePolicy.Lfu ? new TinyLfu(entries) : new LeastRecentlyUsed(), TimeProvider.System, new CacheCounts());

    /// <summary>The hits of our own memory over a trace.</summary>
    public static int Hits(int[] trace, int entries, CachePolicy policy)
    {
        var (tier, hits) = (Memory(entries, policy), 0);
        foreach (var number in trace)
        {
            var key = Key(number);
            if (tier.TryGet(key, out _))
                hits++;
            else
                tier.Set(key, Entry);
        }

        return hits;
    }

    public static CacheKey Key(int number) => new(CacheItemKind.Item, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"key:{number}"));

    /// <summary>A cache as a session has it, filled.</summary>
    public static Cache Filled(string? folder, int entries, bool inMemory)
    {
        var settings = new CacheSettings(CachePolicy.Lru, inMemory, folder, OnDisk: folder is not null, entries, 1L << 30, 1L << 30);
        var cache = new Cache(settings, TimeProvider.System, new Turns(), _ => { });
        for (var i = 0; i < entries; i++)
            cache.Set(Key(i), new byte[200], TimeSpan.FromHours(1), []);
        return cache;
    }
}
