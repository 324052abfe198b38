using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Takes acceptances back.</summary>
[Operation("audit_analytics_remove_acceptance", "audit-analytics acceptance remove", "Remove-AuditAcceptance", "Takes the acceptance of findings back, so that they are reported again.", Permission = "admin.config", Effect = Effect.Destroy)]
public sealed record RemoveAcceptance : IRequest<Acceptance>
{
    /// <summary>The findings.</summary>
    [Summary("The identities of the findings."), Position(0), MinLength(1), Completes(CompletionSet.Acceptance)]
    public IReadOnlyList<string> FindingId { get; init; } = [];

    /// <summary>The store's folder.</summary>
    [Summary("The store that keeps the acceptances; without it the configured store.")]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
