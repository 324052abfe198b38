using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Accepts a finding: it is left out until the acceptance expires.</summary>
[Operation("audit_analytics_accept", "audit-analytics acceptance add", "Add-AuditAcceptance", "Accepts a finding for a reason and for a time: until then it is left out and fails nothing.", Permission = "admin.config", Effect = Effect.Add, Idempotent = false)]
public sealed record AddAcceptance : IRequest<Acceptance>
{
    /// <summary>The finding.</summary>
    [Summary("The finding's identity, its findingId."), Position(0), Required]
    public string FindingId { get; init; } = "";

    /// <summary>Why it is accepted.</summary>
    [Summary("Why it is accepted, for those who ask later."), Required]
    public string Reason { get; init; } = "";

    /// <summary>When the acceptance expires.</summary>
    [Summary("When the acceptance expires and the finding is reported again: a date, or a span counted from now on such as 30d. Without it, in 90 days."), Ahead]
    public DateTimeOffset? Until { get; init; }

    /// <summary>The finding's title.</summary>
    [Summary("The finding's title, kept so that the acceptance can be understood later.")]
    public string? Title { get; init; }

    /// <summary>The store's folder.</summary>
    [Summary("The store that keeps the acceptance; without it the configured store, also for findings in files.")]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }

    /// <summary>Replaces an acceptance that has not expired.</summary>
    [Summary("Replace an acceptance of the same finding that has not expired.")]
    public bool Force { get; init; }
}
