namespace AuditOps;

/// <summary>Checks rules, and runs them against given events.</summary>
[Operation("audit_analytics_test_rules", "audit-analytics test-rules", "Test-AuditRule", "Checks rules without running them, or against given events, each of which must match.")]
public sealed record TestRule : SourceRequest<RuleCheck>
{
    /// <summary>Only these rules.</summary>
    [Summary("Only rules with these names, titles or ids. Wildcards are allowed."), Completes(CompletionSet.Rule)]
    public IReadOnlyList<string> Rule { get; init; } = [];

    /// <summary>Files, folders or globs of Sigma rules.</summary>
    [Summary("Files, folders or globs of Sigma rules instead of AuditOps' own and the store's.")]
    [Location(LocationKind.Input)]
    public IReadOnlyList<string> RulePath { get; init; } = [];
}
