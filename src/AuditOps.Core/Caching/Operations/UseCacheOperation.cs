using System.Text;
using AuditOps.Core.Operations;

namespace AuditOps.Core.Caching.Operations;

/// <summary>Gives what is kept under a key, or computes and keeps it.</summary>
internal sealed class UseCacheOperation : IOperation<UseCache, CacheItem>
{
    public IEnumerable<CacheItem> Run(UseCache request, OperationContext context)
    {
        var key = CacheRequest.Key(request.Key);
        var lifetime = CacheRequest.Lifetime(request.Ttl);
        var compute = request.Compute ?? throw new AuditOpsException(ErrorKind.InvalidRequest, "ParameterInvalid", "There is nothing that computes the value. Give a script block.");
        var cache = context.Workspace.Cache(request.Store, makes: true);
        string? text = null;
        Problem? problem = null;
        var content = cache.GetOrCompute(key, lifetime, request.Tag, () =>
        {
            var computed = compute();
            text = computed.Text;
            var content = Encoding.UTF8.GetBytes(text);

            // Kept here, to hear whether it was.
            if (computed.MayKeep && cache.Set(key, content, lifetime, request.Tag, memoryOnly: computed.IsSecret) is null && cache.IsOn)
                problem = NotKept.Of(key, content, request.Tag, cache, computed.IsSecret);
            return (content, false);
        }, context.CancellationToken);
        if (problem is not null)
            context.Observer.OnProblem(problem);
        yield return new CacheItem { Key = request.Key, Kind = key.Kind, Store = context.Workspace.Options.Store(request.Store), Value = text ?? Encoding.UTF8.GetString(content) };
    }
}
