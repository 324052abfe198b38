namespace AuditOps;

/// <summary>An event that belongs to another.</summary>
public sealed record Correlation
{
    /// <summary>The event.</summary>
    public required string EventId { get; init; }

    /// <summary>The event that was asked about, and to which it belongs most.</summary>
    public required string RelatedTo { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public DateTime Time { get; init; }

    /// <summary>How long after the other, negative where it came before.</summary>
    public TimeSpan Offset { get; init; }

    /// <summary>How much the links count together, 0 to 1.</summary>
    public double Score { get; init; }

    /// <summary>What was done.</summary>
    public string? Action { get; init; }

    /// <summary>success, failure or unknown.</summary>
    public string? Outcome { get; init; }

    /// <summary>Who acted.</summary>
    public string? Actor { get; init; }

    /// <summary>Where from.</summary>
    public string? SourceIp { get; init; }

    /// <summary>Where.</summary>
    public string? Host { get; init; }

    /// <summary>On what.</summary>
    public string? Resource { get; init; }

    /// <summary>What links the two, the weightiest first.</summary>
    public IReadOnlyList<LinkReason> Reason { get; init; } = [];

    /// <summary>The reasons in a sentence.</summary>
    public required string Explanation { get; init; }

    /// <summary>The store, for the next command.</summary>
    public string? Store { get; init; }

    /// <summary>The files, for the next command.</summary>
    public IReadOnlyList<string>? LiteralPath { get; init; }
}
