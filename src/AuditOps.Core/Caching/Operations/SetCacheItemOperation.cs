using System.Text;
using AuditOps.Core.Operations;

namespace AuditOps.Core.Caching.Operations;

/// <summary>Keeps a value under a key.</summary>
internal sealed class SetCacheItemOperation : IOperation<SetCacheItem, CacheItem>
{
    public IEnumerable<CacheItem> Run(SetCacheItem request, OperationContext context)
    {
        var key = CacheRequest.Key(request.Key);
        var lifetime = CacheRequest.Lifetime(request.Ttl);
        var content = Encoding.UTF8.GetBytes(request.Text);
        if (!context.Observer.Approve(new Change($"Keep {content.LongLength:N0} bytes", request.Key)))
            yield break;

        var cache = context.Workspace.Cache(request.Store, makes: true);

        // What was kept there before would stay on disk.
        if (request.IsSecret)
            cache.Remove(key);
        if (cache.Set(key, content, lifetime, request.Tag, memoryOnly: request.IsSecret) is { } entry)
        {
            var tier = entry.DiskId == 0 ? CacheTier.Memory : cache.Settings.InMemory ? CacheTier.All : CacheTier.Disk;
            yield return CacheRequest.Item(key, entry, entry.Bytes(key), tier, context.Workspace.Options.Store(request.Store));
        }
        else
        {
            context.Observer.OnProblem(NotKept.Of(key, content, request.Tag, cache, request.IsSecret));
        }
    }
}
