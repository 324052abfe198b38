namespace AuditOps;

/// <summary>Shows which findings are accepted.</summary>
[Operation("audit_analytics_get_acceptances", "audit-analytics acceptance get", "Get-AuditAcceptance", "Shows which findings are accepted, why, by whom and until when; what expires first comes first.")]
public sealed record GetAcceptance : IRequest<Acceptance>
{
    /// <summary>Only acceptances of these findings.</summary>
    [Summary("Only acceptances of these findings, by their identities."), Position(0), Completes(CompletionSet.Acceptance)]
    public IReadOnlyList<string> FindingId { get; init; } = [];

    /// <summary>The store's folder.</summary>
    [Summary("The store that keeps the acceptances; without it the configured store.")]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
