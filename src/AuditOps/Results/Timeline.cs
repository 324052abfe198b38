namespace AuditOps;

/// <summary>What happened, in order.</summary>
public sealed record Timeline
{
    /// <summary>Whom or what it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>First event, UTC.</summary>
    public DateTime? Start { get; init; }

    /// <summary>Last event, UTC.</summary>
    public DateTime? End { get; init; }

    /// <summary>From first to last.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Events, with repetitions.</summary>
    public long Count { get; init; }

    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The events, earliest first; without their data and original text unless that was asked for.</summary>
    public IReadOnlyList<AuditEvent> Event { get; init; } = [];

    /// <summary>Pauses.</summary>
    public IReadOnlyList<TimelineGap> Gap { get; init; } = [];

    /// <summary>The phases of an attack, in the order in which they began; empty where they were not asked for.</summary>
    public IReadOnlyList<TimelinePhase> Phase { get; init; } = [];

    /// <summary>Who took part.</summary>
    public IReadOnlyList<string> Actors { get; init; } = [];

    /// <summary>Where from.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Where.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>In which logs.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>Which parts.</summary>
    public IReadOnlyList<string> Subsystems { get; init; } = [];

    /// <summary>Events that failed.</summary>
    public long Failures { get; init; }

    /// <summary>Identities of the events.</summary>
    public IReadOnlyList<string> EventId { get; init; } = [];

    /// <summary>Events beyond the largest number.</summary>
    public long Omitted { get; init; }

    /// <summary>The store, for the next command.</summary>
    public string? Store { get; init; }

    /// <summary>The files, for the next command.</summary>
    public IReadOnlyList<string>? LiteralPath { get; init; }
}
