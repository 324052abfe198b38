using AuditOps.Core.Operations;
using AuditOps.Core.Store.Catalog;

namespace AuditOps.Core.Performance.Baselines;

/// <summary>Keeps how operations do now.</summary>
internal sealed class SetBaselineOperation : IOperation<SetBaseline, PerfBaseline>
{
    public IEnumerable<PerfBaseline> Run(SetBaseline request, OperationContext context)
    {
        var timeframe = Timeframe.Of(request.Timeframe, context.Clock);
        using var store = context.Workspace.FindMeasuredStore(request.Store);
        if (store is null)
            yield break;
        var measured = store.Catalog.Read(transaction => transaction.Series(null)
            .Where(series => series.Key.IsMeasured(request.Operation))
            .Select(series => (series.Key, Points: transaction.Points(series.Id, timeframe.Since).Where(point => !point.Failed).TakeLast(Baseline.Most).ToList()))
            .Where(series => series.Points.Count > 0).ToList());
        if (measured.Count == 0)
            context.Observer.OnProblem(Nothing(request, store.Folder.Root));
        foreach (var (key, points) in measured)
        {
            if (!context.Observer.Approve(new Change($"Set the baseline to {points.Count:N0} values", key.Name)))
                continue;
            var baseline = new Baseline(key, context.Clock.GetUtcNow().UtcDateTime, [.. points.Select(point => point.Value)]);
            store.Keep(baseline);
            yield return baseline.Result(store.Folder.Root);
        }
    }

    private static Problem Nothing(SetBaseline request, string store) => new(ProblemLevel.Warning, ErrorKind.NotFound, "MetricNotFound",
        $"Nothing{(request.Operation is { } name ? $" named '{name}'" : "")} was measured in the store '{store}' within {request.Timeframe}, so that no baseline was set. Give a longer -Timeframe, or measure first.");
}
