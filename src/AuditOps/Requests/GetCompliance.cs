namespace AuditOps;

/// <summary>Assesses policies: each control, the scores, and what changed.</summary>
[Operation("audit_analytics_get_compliance_score", "audit-analytics compliance", "Get-AuditCompliance", "Assesses policies: each control with its evidence, the scores, and what to do.")]
[Lookback("days", 30)]
[Kept]
public sealed record GetCompliance : ComplianceRequest<ComplianceResult>
{
    /// <summary>The name of the run that this one is compared with.</summary>
    [Summary("Compare with the last run of this name: which controls fail newly, which are fixed, which still fail and since when. The store remembers the run.")]
    [NotForTools("What it remembers would be written into the store by a tool that only reads.")]
    [NotKept]
    public string? ComparedWith { get; init; }

    /// <summary>Ends with an error, after all output, if a control of this severity fails.</summary>
    [Summary("After all output, end with an error (exit code 3) if a control at or above this severity fails.")]
    [NotForTools("It ends a command with an exit code.")]
    public Severity? FailOn { get; init; }
}
