namespace AuditOps.Core.Caching;

/// <summary>What is kept under a key. Bytes, whatever the tier: a size can be told of them, and nobody can change what others will get.</summary>
/// <param name="Content">The value, as who keeps it writes it. It is never changed.</param>
/// <param name="Tags">What it can be invalidated by.</param>
/// <param name="Created">When it was kept, UTC.</param>
/// <param name="Expires">When it ends, UTC; null for never.</param>
/// <param name="DiskId">Its number on disk, which a new value of the key does not have; 0 when it is not there.</param>
internal sealed record CacheEntry(byte[] Content, IReadOnlyList<string> Tags, DateTime Created, DateTime? Expires, long DiskId = 0)
{
    private const int OverheadBytes = 128;

    /// <summary>
    /// Whether it may be given at a time. What was made later than that was made by a clock that has been set back since: it could live
    /// longer than it was meant to.
    /// </summary>
    public bool IsAlive(DateTime now) => Expires is not { } end || (now >= Created && now < end);

    /// <summary>What it counts towards the bound of a tier, with its key.</summary>
    public long Bytes(in CacheKey key) => Content.LongLength + (2L * (key.Name.Length + Tags.Sum(tag => (long)tag.Length))) + OverheadBytes;
}
