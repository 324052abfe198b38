using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Tells how often measured operations ran, how long they took, and how often they failed.</summary>
[Operation("performance_get_metrics", "performance metrics", "Get-PerfMetric", "Tells how often measured operations ran, how long they took and how often they failed, and the numbers that scripts wrote.")]
public sealed record GetMetric : PerfRequest<PerfMetric>
{
    /// <summary>Only these operations.</summary>
    [Summary("Only these operations and metrics. Wildcards are allowed."), Position(0), Completes(CompletionSet.Metric)]
    public string? Operation { get; init; }

    /// <summary>How far back to look.</summary>
    [Summary("How far back to look, by whole minutes: a span such as 1h, 24h, 7d or 90m, or all."), Required]
    public string Timeframe { get; init; } = "24h";

    /// <summary>Only metrics of this sort.</summary>
    [Summary("Only metrics of this sort; without it operations and values, without what monitors sample of the machine.")]
    public PerfMetricKind? Kind { get; init; }
}
