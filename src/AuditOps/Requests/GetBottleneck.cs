using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Tells what holds the machine up.</summary>
[Operation("performance_get_bottlenecks", "performance bottlenecks", "Get-PerfBottleneck", "Tells what holds the machine up: processors, memory, disks, network or slow operations, what runs meanwhile, and what to do.")]
public sealed record GetBottleneck : PerfRequest<PerfBottleneck>
{
    /// <summary>From how busy on processors are a bottleneck.</summary>
    [Summary("From how many percent on processors are a bottleneck."), Range(1.0, 100.0)]
    public double CpuThreshold { get; init; } = 80;

    /// <summary>From how much on memory is a bottleneck.</summary>
    [Summary("From how many percent of memory in use on it is a bottleneck."), Range(1.0, 100.0)]
    public double MemoryThreshold { get; init; } = 80;

    /// <summary>From how busy on a disk is a bottleneck.</summary>
    [Summary("From how many percent of the time with something to do on a disk is a bottleneck."), Range(1.0, 100.0)]
    public double DiskThreshold { get; init; } = 80;

    /// <summary>From how much on a network link is a bottleneck.</summary>
    [Summary("From how many percent of what it can carry on a network link is a bottleneck."), Range(1.0, 100.0)]
    public double NetworkThreshold { get; init; } = 80;

    /// <summary>How many times slower than its baseline an operation is a bottleneck.</summary>
    [Summary("From how many times the median of its baseline on an operation is a bottleneck, by its runs of the last hour, ten at least."), Range(1.1, 1_000.0)]
    public double SlowFactor { get; init; } = 2;

    /// <summary>How long to look where no monitor samples.</summary>
    [Summary("How long each of two samples is, where no monitor takes any: a number of seconds, or a span such as 2s."), Seconds]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);
}
