using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Finds what led to events.</summary>
[Operation("audit_analytics_analyze_causation", "audit-analytics causation", "Get-AuditCausation", "Goes back from events to what caused them, step by step, and ranks where it began.")]
[Kept]
public sealed record GetCausation : LinkRequest<Causation>
{
    /// <summary>Largest number of steps back.</summary>
    [Summary("Largest number of steps back from the events."), Range(1, 1_000)]
    public int MaxDepth { get; init; } = 10;

    /// <summary>How long before each event its causes are sought.</summary>
    [Summary("How long before each event its causes are sought; the next step counts from the cause on."), Seconds, NotNegative]
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Leaves out less certain steps.</summary>
    [Summary("Leave out steps that are less certain, 0 to 1."), Range(0.0, 1.0)]
    public double MinimumConfidence { get; init; } = 0.3;
}
