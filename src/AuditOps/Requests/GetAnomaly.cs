using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Finds unusual activity.</summary>
[Operation("audit_analytics_detect_anomalies", "audit-analytics anomalies", "Get-AuditAnomaly", "Finds unusual activity, and says why it is unusual.")]
public sealed record GetAnomaly : FindingRequest<Anomaly>
{
    /// <summary>Only these anomalies.</summary>
    [Summary("Only these kinds of anomaly. Wildcards are allowed."), Completes(CompletionSet.Anomaly)]
    public IReadOnlyList<string> Type { get; init; } = [];

    /// <summary>Robust standard deviations from the baseline.</summary>
    [Summary("How many robust standard deviations from the baseline are unusual."), Range(0.5, 100.0)]
    public double Threshold { get; init; } = 2.0;

    /// <summary>Smallest deviation reported.</summary>
    [Summary("Leave out anomalies whose deviation is below this."), Range(0.0, 100.0)]
    public double MinDeviation { get; init; } = 1.5;
}
