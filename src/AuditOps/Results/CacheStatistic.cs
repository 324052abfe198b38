using System.Globalization;

namespace AuditOps;

/// <summary>What a tier of the cache, or both together, were worth.</summary>
public sealed record CacheStatistic
{
    /// <summary>Which tier.</summary>
    public required CacheTier Tier { get; init; }

    /// <summary>How often something was asked for. The disk is asked for what is not in memory.</summary>
    public long Requests { get; init; }

    /// <summary>How often it was there.</summary>
    public long Hits { get; init; }

    /// <summary>How often it was not.</summary>
    public long Misses { get; init; }

    /// <summary>Hits of requests, 0 to 1; null where nothing was asked for.</summary>
    public double? HitRate { get; init; }

    /// <summary>How often something was kept; what memory takes over from the disk is not counted.</summary>
    public long Sets { get; init; }

    /// <summary>Items removed by their keys.</summary>
    public long Deletes { get; init; }

    /// <summary>Items removed by a pattern or a tag.</summary>
    public long Invalidations { get; init; }

    /// <summary>Items that left because there was no room; null for both tiers together.</summary>
    public long? Evictions { get; init; }

    /// <summary>Items whose time was over; null for both tiers together.</summary>
    public long? Expirations { get; init; }

    /// <summary>Items that are there now; in memory, those of this process. Null for both tiers together.</summary>
    public long? Entries { get; init; }

    /// <summary>What they take; null for both tiers together.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>The most items; null where only bytes are the bound.</summary>
    public long? MaximumEntries { get; init; }

    /// <summary>The most bytes; 0 where the tier is switched off.</summary>
    public long? MaximumBytes { get; init; }

    /// <summary>What leaves first; null for both tiers together.</summary>
    public CachePolicy? Policy { get; init; }

    /// <summary>Since when is counted, UTC.</summary>
    public DateTime Since { get; init; }

    /// <summary>The store whose cache it is.</summary>
    public required string Store { get; init; }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Hits:#,0} hits of {Requests:#,0} requests");
}
