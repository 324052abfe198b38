using AuditOps.Core.Configuration;

namespace AuditOps.Core.Caching;

/// <summary>How a cache is made; two caches of equal settings are the same one.</summary>
/// <param name="Policy">What leaves memory first.</param>
/// <param name="InMemory">Whether it has a tier in memory.</param>
/// <param name="Folder">The folder of its file; null when nothing of it is on disk.</param>
/// <param name="OnDisk">Whether it has a tier on disk; without it the file keeps the statistics only.</param>
/// <param name="MaximumEntries">How many entries memory holds.</param>
/// <param name="MaximumMemoryBytes">How many bytes memory holds.</param>
/// <param name="MaximumDiskBytes">How many bytes the disk holds.</param>
internal sealed record CacheSettings(
    CachePolicy Policy, bool InMemory, string? Folder, bool OnDisk, int MaximumEntries, long MaximumMemoryBytes, long MaximumDiskBytes)
{
    private const long Megabyte = 1 << 20;

    /// <summary>Reads them from the options of a store.</summary>
    /// <param name="options">The configuration.</param>
    /// <param name="store">The store's folder; the cache's file lies in it unless an option says otherwise.</param>
    /// <param name="mayWrite">Whether there may be a file.</param>
    public static CacheSettings Read(Options options, string store, bool mayWrite)
    {
        var tiers = options.Read(OptionDefinition.CacheTiers, store).Value!.ToUpperInvariant();

        // Not the store's to say: a store that somebody brings would have a file written anywhere.
        var folder = options.Read(OptionDefinition.CacheFolder, null).Value ?? store;
        return new CacheSettings(
            Enum.Parse<CachePolicy>(options.Read(OptionDefinition.CachePolicy, store).Value!, ignoreCase: true),
            tiers is "ALL" or "MEMORY",
            mayWrite && tiers != "NONE" ? folder : null,
            tiers is "ALL" or "DISK",
            options.Number(OptionDefinition.CacheEntries, store),
            options.Number(OptionDefinition.CacheMemoryMegabytes, store) * Megabyte,
            options.Number(OptionDefinition.CacheDiskMegabytes, store) * Megabyte);
    }
}
