using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Finds events that belong to others.</summary>
[Operation("audit_analytics_correlate_events", "audit-analytics correlate", "Get-AuditCorrelation", "Finds the events near others in time that belong to the same story, and says why.")]
[Kept]
public sealed record GetCorrelation : LinkRequest<Correlation>
{
    /// <summary>How long before and after.</summary>
    [Summary("How long before and after the events others are looked at."), Seconds, NotNegative]
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Largest number of results.</summary>
    [Summary("Largest number of results, the strongest first."), Range(1, 100_000)]
    public int MaxResults { get; init; } = 50;

    /// <summary>Leaves out what is linked less.</summary>
    [Summary("Leave out events whose links count less, 0 to 1."), Range(0.0, 1.0)]
    public double MinimumScore { get; init; } = 0.5;
}
