using AuditOps.Core.Operations;
using AuditOps.Core.Performance.Metrics;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Catalog;

namespace AuditOps.Core.Performance;

/// <summary>Sums up what was measured.</summary>
internal sealed class GetMetricOperation : IOperation<GetMetric, PerfMetric>
{
    public IEnumerable<PerfMetric> Run(GetMetric request, OperationContext context)
    {
        var timeframe = Timeframe.Of(request.Timeframe, context.Clock);
        using var store = context.Workspace.FindMeasuredStore(request.Store);
        if (store is null)
            yield break;
        var wanted = store.Catalog.Read(transaction => transaction.Series(request.Kind)).Where(series => Wanted(series.Key, request)).ToList();
        if (wanted.Count == 0 && request.Operation is { } name && !Wildcard.IsPattern(name))
            context.Observer.OnProblem(Missing(name, store.Folder.Root));
        foreach (var (id, key) in wanted)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var (counts, last) = store.Catalog.Read(transaction => (transaction.Counts(id, timeframe.Since), transaction.LastPoint(id, timeframe.Since)));
            if (counts.Count > 0)
                yield return Result(key, counts, last, timeframe, store.Folder.Root);
        }
    }

    /// <summary>That nothing of a name was ever measured.</summary>
    public static Problem Missing(string name, string store) => new(ProblemLevel.Warning, ErrorKind.NotFound, "MetricNotFound",
        $"Nothing named '{name}' was measured in the store '{store}'. Measure-PerfOperation and Write-PerfMetric do.", name);

    private static bool Wanted(SeriesKey key, GetMetric request) =>
        request.Kind is null ? key.IsMeasured(request.Operation) : key.IsNamed(request.Operation);

    private static PerfMetric Result(SeriesKey key, MetricCounts counts, MetricPoint? last, Timeframe timeframe, string store) => new()
    {
        Operation = key.Name,
        Label = key.ShownLabel,
        Kind = key.Kind,
        Unit = key.ShownUnit,
        Count = counts.Count,
        Failed = counts.Failed,
        SuccessRate = key.Kind == PerfMetricKind.Operation ? (double)(counts.Count - counts.Failed) / counts.Count : null,
        Min = counts.Min,
        Mean = counts.Sum / counts.Count,
        Median = counts.Quantile(0.5),
        P95 = counts.Quantile(0.95),
        P99 = counts.Quantile(0.99),
        Max = counts.Max,
        Sum = counts.Sum,
        Last = last?.Value,
        LastTime = last?.Time,
        QuantileError = LogSketch.RelativeError,
        Timeframe = timeframe.Text,
        Store = store,
    };
}
