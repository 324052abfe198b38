namespace AuditOps;

/// <summary>Ends sampling of the machine.</summary>
[Operation("performance_stop_monitor", "performance monitor stop", "Stop-PerfMonitor", "Stops monitors, of this process and of others; what they sampled stays.", Permission = "monitoring.view", Recorded = false, Effect = Effect.Destroy)]
public sealed record StopMonitor : PerfRequest<PerfMonitor>
{
    /// <summary>The monitor.</summary>
    [Summary("The monitor's identity; without it all that sample into the store."), Position(0)]
    public string? MonitorId { get; init; }
}
