using System.Text;
using AuditOps.Core.Caching;

namespace AuditOps.Core.Tests.Caching;

/// <summary>A folder for caches, and caches over it: two of them are as two processes.</summary>
internal sealed class CacheFixture : IDisposable
{
    public static readonly CacheSettings Usual = new(CachePolicy.Lru, InMemory: true, Folder: null, OnDisk: true, 1_000, 64 << 20, 100 << 20);

    private readonly List<Cache> caches = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("auditops-cache-").FullName;

    public string File => Path.Combine(Folder, "cache.db");

    public ManualClock Clock { get; } = new();

    public List<string> Details { get; } = [];

    public Cache Open(Func<CacheSettings, CacheSettings>? change = null, TimeProvider? clock = null)
    {
        var settings = Usual with { Folder = Folder };
        var cache = new Cache(change?.Invoke(settings) ?? settings, clock ?? Clock, new Turns(), Details.Add);
        caches.Add(cache);
        return cache;
    }

    public static CacheKey Key(string name) => new(CacheItemKind.Item, name);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string? Text(CacheEntry? entry) => entry is null ? null : Encoding.UTF8.GetString(entry.Content);

    public static IReadOnlyDictionary<string, long> Counted(Cache cache) =>
        cache.Counted().Counts.Select((count, kind) => (Name: ((CacheCount)kind).ToString(), Count: count)).Where(each => each.Count > 0).ToDictionary(each => each.Name, each => each.Count);

    public void Dispose()
    {
        caches.ForEach(cache => cache.Dispose());
        Directory.Delete(Folder, recursive: true);
    }
}
