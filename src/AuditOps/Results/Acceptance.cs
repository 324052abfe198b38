namespace AuditOps;

/// <summary>A finding that somebody has looked at and accepts until a day.</summary>
public sealed record Acceptance
{
    /// <summary>The finding.</summary>
    public required string FindingId { get; init; }

    /// <summary>Its title when it was accepted; null where nobody gave it.</summary>
    public string? Title { get; init; }

    /// <summary>Why it is accepted.</summary>
    public required string Reason { get; init; }

    /// <summary>The user who accepted it.</summary>
    public required string AcceptedBy { get; init; }

    /// <summary>When it was accepted, UTC.</summary>
    public required DateTime Since { get; init; }

    /// <summary>When the acceptance expires, UTC.</summary>
    public required DateTime Until { get; init; }

    /// <summary>Whether it has expired, so that the finding is reported again.</summary>
    public required bool Expired { get; init; }

    /// <summary>The store that keeps the acceptance.</summary>
    public required string Store { get; init; }
}
