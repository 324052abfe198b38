namespace AuditOps;

/// <summary>Looks for events that match rules.</summary>
[Operation("audit_analytics_run_rules", "audit-analytics run-rules", "Invoke-AuditRule", "Looks for events that match Sigma rules and correlations, all in one pass.")]
[Kept]
public sealed record InvokeRule : FindingRequest<RuleMatch>, IFollowable
{
    /// <summary>Only these rules.</summary>
    [Summary("Only rules with these names, titles or ids. Wildcards are allowed."), Completes(CompletionSet.Rule)]
    public IReadOnlyList<string> Rule { get; init; } = [];

    /// <summary>Files, folders or globs of Sigma rules.</summary>
    [Summary("Files, folders or globs of Sigma rules instead of AuditOps' own and the store's.")]
    [Location(LocationKind.Input)]
    public IReadOnlyList<string> RulePath { get; init; } = [];

    /// <summary>Only rules with these tags.</summary>
    [Summary("Only rules with these tags, such as attack.t1110*. Wildcards are allowed.")]
    public IReadOnlyList<string> Tag { get; init; } = [];

    /// <summary>Keeps watching and tells what comes.</summary>
    [Summary("Keep watching, and tell each finding when it begins and again when it is over, until stopped. Files are read as they grow; a store is watched for what others import.")]
    [NotForTools("It never ends.")]
    [NotKept]
    public bool Follow { get; init; }
}
