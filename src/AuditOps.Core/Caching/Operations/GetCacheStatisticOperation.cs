using AuditOps.Core.Operations;

namespace AuditOps.Core.Caching.Operations;

/// <summary>Shows what the cache is worth.</summary>
internal sealed class GetCacheStatisticOperation : IOperation<GetCacheStatistic, CacheStatistic>
{
    public IEnumerable<CacheStatistic> Run(GetCacheStatistic request, OperationContext context) => CacheRequest.Statistics(request.Store, context);
}
