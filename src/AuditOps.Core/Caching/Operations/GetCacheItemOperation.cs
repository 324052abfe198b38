using AuditOps.Core.Operations;

namespace AuditOps.Core.Caching.Operations;

/// <summary>Shows what is kept. Values are read one by one, as the results are pulled.</summary>
internal sealed class GetCacheItemOperation : IOperation<GetCacheItem, CacheItem>
{
    public IEnumerable<CacheItem> Run(GetCacheItem request, OperationContext context)
    {
        var store = context.Workspace.Options.Store(request.Store);
        var cache = context.Workspace.Cache(request.Store, makes: false);
        var choice = CacheRequest.Choice(request.Pattern, request.Tag);
        var all = cache.All();
        if (request.Key.Count == 0)
        {
            foreach (var (key, entry, bytes, tier) in all.Where(each => choice(each.Key, each.Entry)))
            {
                // It may have left since it was listed.
                if ((entry.Content.Length > 0 || key.Kind == CacheItemKind.Answer ? entry : cache.Peek(key)) is { } whole)
                    yield return CacheRequest.Item(key, whole, bytes, tier, store);
            }

            yield break;
        }

        foreach (var key in request.Key.Select(CacheRequest.Key))
        {
            if (cache.Get(key) is { } entry && choice(key, entry))
                yield return CacheRequest.Item(key, entry, entry.Bytes(key), all.FirstOrDefault(each => each.Key == key).Tier, store);
        }
    }
}
