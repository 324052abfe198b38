using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Compares what was measured since with the baselines.</summary>
[Operation("performance_compare_baseline", "performance compare", "Compare-PerfBaseline", "Tells whether operations became slower or quicker since their baseline, by how much and how surely.")]
public sealed record CompareBaseline : PerfRequest<PerfComparison>
{
    /// <summary>Only these operations.</summary>
    [Summary("Only these operations and metrics. Wildcards are allowed."), Position(0), Completes(CompletionSet.Metric)]
    public string? Operation { get; init; }

    /// <summary>Which runs are compared.</summary>
    [Summary("Which runs are compared: those of a span such as 1h or 24h, or all; never any from before the baseline."), Required]
    public string Timeframe { get; init; } = "all";

    /// <summary>How sure a change must be.</summary>
    [Summary("How sure a change must be to be called one."), Range(0.5, 0.9999)]
    public double Confidence { get; init; } = 0.99;
}
