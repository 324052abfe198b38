using AuditOps.Core.Caching;

namespace AuditOps.Core.Tests.Caching;

/// <summary>What a least recently used cache is, said as plainly as can be.</summary>
internal sealed class ExactLru(int maximumEntries, long maximumBytes)
{
    private readonly List<(string Key, long Bytes)> used = [];

    public IReadOnlyList<string> Keys => [.. used.Select(each => each.Key)];

    public bool Get(string key)
    {
        var place = used.FindIndex(each => each.Key == key);
        if (place < 0)
            return false;
        used.Add(used[place]);
        used.RemoveAt(place);
        return true;
    }

    public void Set(string key, long bytes)
    {
        Remove(key);
        if (bytes > maximumBytes)
            return;
        used.Add((key, bytes));
        while (used.Count > maximumEntries || used.Sum(each => each.Bytes) > maximumBytes)
            used.RemoveAt(0);
    }

    public bool Remove(string key) => used.RemoveAll(each => each.Key == key) > 0;

    public static CacheKey Key(string name) => new(CacheItemKind.Item, name);

    public static CacheEntry Entry(int bytes, DateTime created, TimeSpan? lifetime = null, params string[] tags) =>
        new(new byte[bytes], tags, created, lifetime is { } span ? created + span : null);
}
