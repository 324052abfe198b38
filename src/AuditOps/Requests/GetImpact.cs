using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Finds what followed from events.</summary>
[Operation("audit_analytics_assess_impact", "audit-analytics impact", "Get-AuditImpact", "Tells what followed from events: users, resources and hosts that they reached, how bad that is, and what to do.")]
[Kept]
public sealed record GetImpact : LinkRequest<Impact>
{
    /// <summary>How long after.</summary>
    [Summary("How long after the events what followed is looked at."), Seconds, NotNegative]
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>Leaves out what followed less certainly.</summary>
    [Summary("Leave out events that followed less certainly, 0 to 1."), Range(0.0, 1.0)]
    public double MinimumConfidence { get; init; } = 0.3;

    /// <summary>What is critical.</summary>
    [Summary("A YAML file that says how critical users, resources and hosts are; without it content/criticality.yml of the store, if it is there."), Location(LocationKind.Input)]
    public string? CriticalityPath { get; init; }
}
