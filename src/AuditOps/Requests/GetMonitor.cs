namespace AuditOps;

/// <summary>Tells what is measured and sampled.</summary>
[Operation("performance_get_monitor_stats", "performance monitor-stats", "Get-PerfMonitor", "Tells which monitors and operations run, and how much was measured and sampled.")]
public sealed record GetMonitor : PerfRequest<PerfMonitorStatistic>;
