using AuditOps.Core.Caching.Disk;
using AuditOps.Core.Configuration;
using AuditOps.Core.Store;

namespace AuditOps.Core.Caching;

/// <summary>The caches of a session: one for each store whose options say the same.</summary>
/// <param name="options">The configuration.</param>
/// <param name="clock">The clock.</param>
/// <param name="pulse">When they write what they count.</param>
internal sealed class Caches(Options options, TimeProvider clock, Pulse pulse) : IDisposable
{
    private readonly Dictionary<CacheSettings, Cache> caches = [];
    private readonly Turns turns = new();
    private readonly Lock gate = new();

    /// <summary>The cache of a store.</summary>
    /// <param name="store">The store's folder.</param>
    /// <param name="mayWrite">Whether there may be a file.</param>
    /// <param name="makes">Whether the file is made where there is no store yet.</param>
    /// <param name="detail">Hears of what is wrong with the cache's file.</param>
    public Cache Of(string store, bool mayWrite, bool makes, Action<string> detail)
    {
        var settings = CacheSettings.Read(options, store, mayWrite);
        if (!makes && settings.Folder is { } folder && !File.Exists(Path.Combine(folder, CacheFile.Name)) && !StoreFolder.At(store).Exists)
            settings = settings with { Folder = null };
        lock (gate)
        {
            if (caches.TryGetValue(settings, out var known))
                return known;
            var cache = caches[settings] = new Cache(settings, clock, turns, detail);
            pulse.Add(cache.Note);
            return cache;
        }
    }

    /// <summary>Whether a folder is a store, or holds a cache.</summary>
    public static bool IsAt(string folder) => StoreFolder.At(folder).Exists || File.Exists(Path.Combine(folder, CacheFile.Name));

    public void Dispose()
    {
        foreach (var cache in caches.Values)
            cache.Dispose();
    }
}
