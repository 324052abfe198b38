using AuditOps.Core.Operations;

namespace AuditOps.Core.Caching.Operations;

/// <summary>Begins to count anew.</summary>
internal sealed class ResetCacheStatisticOperation : IOperation<ResetCacheStatistic, CacheStatistic>
{
    public IEnumerable<CacheStatistic> Run(ResetCacheStatistic request, OperationContext context)
    {
        if (!context.Observer.Approve(new Change("Forget what the cache has counted", context.Workspace.Options.Store(request.Store))))
            return [];
        context.Workspace.Cache(request.Store, makes: false).ResetCounts();
        return CacheRequest.Statistics(request.Store, context);
    }
}
