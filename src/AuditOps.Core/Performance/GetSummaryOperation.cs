using AuditOps.Core.Operations;
using AuditOps.Core.Performance.Resources;
using AuditOps.Core.Store.Catalog;

namespace AuditOps.Core.Performance;

/// <summary>Puts together what the other operations of performance tell.</summary>
internal sealed class GetSummaryOperation : IOperation<GetSummary, PerfSummary>
{
    private const int Most = 5;

    public IEnumerable<PerfSummary> Run(GetSummary request, OperationContext context)
    {
        var timeframe = Timeframe.Of(request.Timeframe, context.Clock);
        using var store = context.Workspace.FindMeasuredStore(request.Store);
        if (store is null)
            yield break;
        var now = context.Clock.GetUtcNow().UtcDateTime;
        var metrics = context.Run(new GetMetric { Store = request.Store, Timeframe = request.Timeframe, Kind = PerfMetricKind.Operation }).ToList();
        var (runs, failed) = (metrics.Sum(metric => metric.Count), metrics.Sum(metric => metric.Failed));
        yield return new PerfSummary
        {
            Timeframe = timeframe.Text,
            Operations = metrics.Count,
            Runs = runs,
            Failed = failed,
            SuccessRate = runs > 0 ? (double)(runs - failed) / runs : null,
            MostTime = [.. metrics.OrderByDescending(metric => metric.Sum).Take(Most)],
            MostFailed = [.. metrics.Where(metric => metric.Failed > 0).OrderByDescending(metric => metric.Failed).Take(Most)],
            Change = [.. context.Run(new GetChangePoint { Store = request.Store, Timeframe = request.Timeframe }).OrderByDescending(change => change.Time).Take(Most)],
            Running = store.Catalog.Read(transaction => transaction.OpenOperations()).ConvertAll(operation => operation.Result(now, store.Folder.Root)),
            Cache = context.Run(new GetCacheStatistic { Store = request.Store }).FirstOrDefault(),
            Batch = context.Run(new GetBatchStatistic { Store = request.Store }).FirstOrDefault(),
            Resource = store.Catalog.Read(transaction => ResourceHistory.Read(transaction, timeframe.Since ?? DateTime.UnixEpoch)).LastOrDefault(),
            Bottleneck = [.. context.Run(new GetBottleneck { Store = request.Store })],
            Store = store.Folder.Root,
        };
    }
}
