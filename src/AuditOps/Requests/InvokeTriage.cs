namespace AuditOps;

/// <summary>The main job: every default analysis at once.</summary>
[Operation("audit_triage", "triage", "Invoke-AuditTriage", "Looks for patterns, anomalies and matches of your own rules in logs, most severe first, and writes a report if asked.")]
[Kept]
public sealed record InvokeTriage : FindingRequest<Finding>
{
    /// <summary>A report to write too.</summary>
    [Summary("Write an HTML report to this file too; one that exists is replaced.")]
    [Location(LocationKind.Output), NotForTools("It would write a file; audit_analytics_generate_report does.")]
    [NotKept]
    public string? Report { get; init; }
}
