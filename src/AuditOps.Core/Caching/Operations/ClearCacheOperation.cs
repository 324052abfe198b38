using AuditOps.Core.Operations;

namespace AuditOps.Core.Caching.Operations;

/// <summary>Empties tiers.</summary>
internal sealed class ClearCacheOperation : IOperation<ClearCache, CacheRemoval>
{
    public IEnumerable<CacheRemoval> Run(ClearCache request, OperationContext context)
    {
        var store = context.Workspace.Options.Store(request.Store);
        var cache = context.Workspace.Cache(request.Store, makes: false);
        if (!context.Observer.Approve(new Change(What(request.Tier), store)))
            yield break;
        foreach (var tier in request.Tier == CacheTier.All ? [CacheTier.Memory, CacheTier.Disk] : (CacheTier[])[request.Tier])
            yield return new CacheRemoval { Tier = tier, Removed = cache.Clear(tier), Left = cache.Size(tier).Entries, Store = store };
    }

    private static string What(CacheTier tier) => tier switch
    {
        CacheTier.Memory => "Empty the cache in memory",
        CacheTier.Disk => "Empty the cache on disk",
        _ => "Empty the cache, in memory and on disk",
    };
}
