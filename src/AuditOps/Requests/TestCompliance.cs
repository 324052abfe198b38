using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Says whether policies are met.</summary>
[Operation("audit_analytics_test_compliance", "audit-analytics test-compliance", "Test-AuditCompliance", "Says whether policies reach a least score; what nothing is known about is never met.")]
[Lookback("days", 30)]
[Kept]
public sealed record TestCompliance : ComplianceRequest<ComplianceCheck>
{
    /// <summary>The least score.</summary>
    [Summary("The least score, 0 to 100, that each policy must reach."), Range(0.0, 100.0)]
    public double Minimum { get; init; } = 100;
}
