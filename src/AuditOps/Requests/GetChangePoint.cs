using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Tells when operations became slower or quicker, or when any series of numbers changed.</summary>
[Operation("performance_get_change_points", "performance change-points", "Get-PerfChangePoint", "Tells when measured operations became slower or quicker, by how much and how surely, or when any series of numbers changed.")]
public sealed record GetChangePoint : SourceRequest<ChangePoint>
{
    /// <summary>Only these operations.</summary>
    [Summary("Only these operations and metrics. Wildcards are allowed."), Completes(CompletionSet.Metric)]
    public string? Operation { get; init; }

    /// <summary>How far back to look.</summary>
    [Summary("How far back to look: a span such as 24h or 30d, or all. The latest 10,000 runs of each operation are kept."), Required]
    public string Timeframe { get; init; } = "all";

    /// <summary>The name of the numbers of a series.</summary>
    [Summary("The name of the property or column that holds the numbers of a series. The input is then objects, JSON or CSV of any kind, instead of what was measured.")]
    public string? Value { get; init; }

    /// <summary>The name of the times of a series.</summary>
    [Summary("The name of the property or column that holds the times of a series; without it, the order of the input counts.")]
    public string? Time { get; init; }

    /// <summary>How sure a change must be.</summary>
    [Summary("How sure a change must be. With 0.995, chance alone shows one in 5 of 1,000 series that do not change."), Range(0.9, 0.998)]
    public double Confidence { get; init; } = 0.995;
}
