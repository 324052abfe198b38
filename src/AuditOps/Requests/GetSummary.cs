using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Tells at a glance how measured operations and the machine do.</summary>
[Operation("performance_get_summary", "performance summary", "Get-PerfSummary", "Tells at a glance how measured operations and the machine do, what changed, and what holds it up.")]
public sealed record GetSummary : PerfRequest<PerfSummary>
{
    /// <summary>How far back to look.</summary>
    [Summary("How far back to look, by whole minutes: a span such as 1h, 24h, 7d or 90m, or all."), Required]
    public string Timeframe { get; init; } = "24h";
}
