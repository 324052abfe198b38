using AuditOps.Core.Operations;

namespace AuditOps.Core.Caching.Operations;

/// <summary>Invalidates by key, pattern or tag.</summary>
internal sealed class RemoveCacheItemOperation : IOperation<RemoveCacheItem, CacheRemoval>
{
    public IEnumerable<CacheRemoval> Run(RemoveCacheItem request, OperationContext context)
    {
        if (request.Key.Count == 0 && request.Pattern is null && request.Tag.Count == 0)
        {
            throw new AuditOpsException(ErrorKind.InvalidRequest, "CacheChoiceMissing",
                "Nothing says what to invalidate. Give -Key, -Pattern or -Tag, or empty the cache with Clear-PerfCache.");
        }

        if (request.Key.Count > 0 && (request.Pattern is not null || request.Tag.Count > 0))
            throw new AuditOpsException(ErrorKind.InvalidRequest, "CacheChoiceDouble", "Keys name items exactly, so that -Pattern and -Tag choose nothing more. Give either.");

        CacheKey[] keys = [.. request.Key.Select(CacheRequest.Key)];
        var choice = CacheRequest.Choice(request.Pattern, request.Tag);
        var store = context.Workspace.Options.Store(request.Store);
        if (!context.Observer.Approve(new Change("Invalidate in the cache", What(request))))
            yield break;

        var cache = context.Workspace.Cache(request.Store, makes: false);
        var removed = keys.Length > 0 ? keys.Count(key => cache.Remove(key)) : cache.Invalidate(choice);
        yield return new CacheRemoval { Tier = CacheTier.All, Removed = removed, Left = cache.All().Count, Store = store };
    }

    private static string What(RemoveCacheItem request)
    {
        List<string> parts = [.. request.Key];
        if (request.Pattern is { } pattern)
            parts.Add(pattern);
        parts.AddRange(request.Tag.Select(tag => $"tag {tag}"));
        return string.Join(", ", parts);
    }
}
