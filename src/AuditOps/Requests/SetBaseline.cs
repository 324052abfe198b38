using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Keeps how operations do now, to compare with later.</summary>
[Operation("performance_set_baseline", "performance baseline", "Set-PerfBaseline", "Keeps how long operations take now, so that Compare-PerfBaseline can tell later whether that changed.", Permission = "monitoring.view", Effect = Effect.Destroy)]
public sealed record SetBaseline : PerfRequest<PerfBaseline>
{
    /// <summary>Only these operations.</summary>
    [Summary("Only these operations and metrics. Wildcards are allowed."), Position(0), Completes(CompletionSet.Metric)]
    public string? Operation { get; init; }

    /// <summary>Which runs make the baseline.</summary>
    [Summary("Which runs make the baseline: those of a span such as 24h or 7d, or all; at most the latest 1,000 of each operation."), Required]
    public string Timeframe { get; init; } = "24h";
}
