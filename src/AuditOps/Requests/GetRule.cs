namespace AuditOps;

/// <summary>Lists the rules.</summary>
[Operation("audit_analytics_get_rules", "audit-analytics rules", "Get-AuditRule", "Lists the detection rules: ours, your own from the store, or those of files.")]
public sealed record GetRule : IRequest<RuleInfo>
{
    /// <summary>Only these rules.</summary>
    [Summary("Only rules with these names, titles or ids. Wildcards are allowed."), Position(0), Completes(CompletionSet.Rule)]
    public IReadOnlyList<string> Rule { get; init; } = [];

    /// <summary>Files, folders or globs of Sigma rules.</summary>
    [Summary("Files, folders or globs of Sigma rules instead of AuditOps' own and the store's.")]
    [Location(LocationKind.Input)]
    public IReadOnlyList<string> RulePath { get; init; } = [];

    /// <summary>Only rules with these tags.</summary>
    [Summary("Only rules with these tags, such as attack.t1110*. Wildcards are allowed.")]
    public IReadOnlyList<string> Tag { get; init; } = [];

    /// <summary>The store whose own rules are listed too.</summary>
    [Summary("The store whose own rules are listed too; without it the configured store.")]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
