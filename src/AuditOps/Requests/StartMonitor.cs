namespace AuditOps;

/// <summary>Samples the machine in the background.</summary>
[Operation("performance_start_monitor", "performance monitor start", "Start-PerfMonitor", "Samples processors, memory, disks and network in the background, until it is stopped or the process ends.", Permission = "monitoring.view", Recorded = false, Effect = Effect.Add)]
public sealed record StartMonitor : PerfRequest<PerfMonitor>, IFollowable
{
    /// <summary>How often to sample.</summary>
    [Summary("How often to sample: a number of seconds, or a span such as 10s or 1m."), Seconds, Position(0)]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Stay until it is stopped.</summary>
    [Summary("Stay until it is stopped, as a command line must, which otherwise ends after the first sample.")]
    [NotForTools("It never ends.")]
    public bool Follow { get; init; }
}
