namespace AuditOps.Core.Caching.Operations;

/// <summary>Says why a value was not kept, and what would keep it.</summary>
internal static class NotKept
{
    private const long Megabyte = 1 << 20;
    private const int LongestShown = 100;

    /// <summary>The warning about a value that no tier took.</summary>
    public static Problem Of(in CacheKey key, byte[] content, IReadOnlyList<string> tags, Cache cache, bool isSecret)
    {
        var shown = key.Name.Length > LongestShown ? key.Name[..LongestShown] + "…" : key.Name;
        var bytes = new CacheEntry(content, tags, default, null).Bytes(key);
        return new Problem(ProblemLevel.Warning, ErrorKind.LimitReached, "CacheItemNotKept", $"'{shown}' was not kept: {Why(bytes, cache, isSecret)}", key.Name);
    }

    private static string Why(long bytes, Cache cache, bool isSecret)
    {
        var settings = cache.Settings;
        if (!cache.IsOn)
            return "the option CacheTiers leaves no tier of the cache. Set it to all, memory or disk.";
        if (isSecret && !settings.InMemory)
            return "it holds a SecureString or a credential, which is kept in memory only. Set the option CacheTiers to all or memory.";
        List<(string Option, long Most)> tiers = [];
        if (settings.InMemory)
            tiers.Add(("CacheMemoryMegabytes", settings.MaximumMemoryBytes));
        if (!isSecret && settings is { OnDisk: true, Folder: not null })
            tiers.Add(("CacheDiskMegabytes", settings.MaximumDiskBytes));
        if (tiers.Exists(tier => tier.Most >= bytes))
            return $"the disk did not take it. {cache.Trouble}";
        return $"it takes {bytes:N0} bytes, and no tier of the cache holds as many. Set the option {string.Join(" or ", tiers.Select(tier => $"{tier.Option} ({tier.Most / Megabyte:N0})"))} to {(bytes / Megabyte) + 1:N0} or more.";
    }
}
