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
        if (cache.Set(key, content, lifetime, request.Tag) is { } entry)
        {
            var tier = entry.DiskId == 0 ? CacheTier.Memory : cache.Settings.InMemory ? CacheTier.All : CacheTier.Disk;
            yield return CacheRequest.Item(key, entry, entry.Bytes(key), tier, context.Workspace.Options.Store(request.Store));
        }
        else if (cache.IsOn)
        {
            context.Observer.OnProblem(NotKept(request.Key, content.LongLength));
        }
    }

    private static Problem NotKept(string key, long bytes) => new(ProblemLevel.Warning, ErrorKind.LimitReached, "CacheItemNotKept",
        $"'{key}' was not kept: {bytes:N0} bytes are more than a tier of the cache holds, or its disk cannot be written. Raise the options CacheMemoryMegabytes or CacheDiskMegabytes, or check the disk.", key);
}
