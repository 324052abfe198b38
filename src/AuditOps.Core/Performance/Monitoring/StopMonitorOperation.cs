using AuditOps.Core.Operations;

namespace AuditOps.Core.Performance.Monitoring;

/// <summary>Ends sampling, in this process and in others.</summary>
internal sealed class StopMonitorOperation : IOperation<StopMonitor, PerfMonitor>
{
    public IEnumerable<PerfMonitor> Run(StopMonitor request, OperationContext context)
    {
        using var store = context.Workspace.OpenStore(request.Store);
        if (!context.Observer.Approve(new Change("Stop to sample the machine", request.MonitorId ?? store.Folder.Root)))
            yield break;
        var stopped = context.Workspace.Monitors.Stop(store, request.MonitorId, context.Clock.GetUtcNow().UtcDateTime);
        if (stopped.Count == 0)
            context.Observer.OnProblem(None(request.MonitorId, store.Folder.Root));
        foreach (var monitor in stopped)
            yield return monitor;
    }

    private static Problem None(string? id, string store) => new(ProblemLevel.Error, ErrorKind.NotFound, "MonitorNotRunning",
        id is null ? $"No monitor samples into the store '{store}'. Start-PerfMonitor starts one." : $"No monitor '{id}' samples into the store '{store}'. Get-PerfMonitor shows those that do.", id);
}
