using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Tells how busy the machine and a process are, or were.</summary>
[Operation("performance_get_resource_usage", "performance resources", "Get-PerfResource", "Tells how busy processors, memory, disks and network are, and one process; or were, where a monitor sampled them.")]
public sealed record GetResource : PerfRequest<PerfResource>
{
    /// <summary>The process to look at.</summary>
    [Summary("The process to look at; without it this one."), Position(0), Range(1, int.MaxValue)]
    public int? ProcessId { get; init; }

    /// <summary>How long to look.</summary>
    [Summary("How long to look: a number of seconds, or a span such as 10s or 1m."), Seconds]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Look at what monitors sampled instead.</summary>
    [Summary("Look at what monitors sampled from this time on instead: a date, or a span counted back from now such as 24h.")]
    public DateTimeOffset? Since { get; init; }
}
