using AuditOps.Core.Operations;
using AuditOps.Core.Store.Catalog;

namespace AuditOps.Core.Performance.Monitoring;

/// <summary>Tells what is measured and sampled.</summary>
internal sealed class GetMonitorOperation : IOperation<GetMonitor, PerfMonitorStatistic>
{
    private const int MostStopped = 5;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);

    public IEnumerable<PerfMonitorStatistic> Run(GetMonitor request, OperationContext context)
    {
        var now = context.Clock.GetUtcNow().UtcDateTime;
        using var store = context.Workspace.FindMeasuredStore(request.Store);
        if (store is null)
            yield break;
        context.Workspace.Monitors.Tell();
        var monitors = Shown(ResourceMonitors.Told(store, now), now);
        yield return store.Catalog.Read(transaction => new PerfMonitorStatistic
        {
            Monitor = monitors,
            Running = transaction.OpenOperations().Select(operation => operation.Result(now, store.Folder.Root)).ToList(),
            Operations = transaction.Series(PerfMetricKind.Operation).Count,
            Values = transaction.Series(PerfMetricKind.Value).Count,
            Runs = transaction.Total(PerfMetricKind.Operation),
            Samples = transaction.Total(PerfMetricKind.Resource, "cpu"),
            Points = transaction.PointCount(),
            Start = transaction.FirstMetric(),
            Store = store.Folder.Root,
        });
    }

    private static List<PerfMonitor> Shown(IReadOnlyList<PerfMonitor> monitors, DateTime now)
    {
        var stopped = monitors.Where(monitor => !monitor.Running && now - (monitor.LastTime ?? monitor.Start) < Recent).TakeLast(MostStopped);
        return [.. monitors.Where(monitor => monitor.Running), .. stopped];
    }
}
