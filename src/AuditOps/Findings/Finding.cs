namespace AuditOps;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Informational,

    /// <summary>Look at it some day.</summary>
    Low,

    /// <summary>Look at it this week.</summary>
    Medium,

    /// <summary>Look at it today.</summary>
    High,

    /// <summary>Look at it now.</summary>
    Critical,
}

/// <summary>Which sort of analysis reports it.</summary>
public enum FindingKind
{
    /// <summary>A known pattern.</summary>
    Pattern,

    /// <summary>A deviation from a baseline.</summary>
    Anomaly,

    /// <summary>A rule that matched.</summary>
    Rule,

    /// <summary>A failed control.</summary>
    Control,
}

/// <summary>What an analysis reports, always with evidence. Flat, so that the next command binds by property name.</summary>
public record Finding
{
    /// <summary>Identity that stays the same when the same thing is found again.</summary>
    public required string FindingId { get; init; }

    /// <summary>Which sort of analysis reports it.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>What was found, snake_case, such as <c>repeated_failed_authentication</c>.</summary>
    public required string Type { get; init; }

    /// <summary>One line that names who or what, and how much.</summary>
    public required string Title { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>0 to 100.</summary>
    public required double Score { get; init; }

    /// <summary>First event, UTC.</summary>
    public required DateTime Start { get; init; }

    /// <summary>Last event, UTC.</summary>
    public required DateTime End { get; init; }

    /// <summary>What sort of thing it is about: actor, address, addresses, host, resource or activity.</summary>
    public required string EntityType { get; init; }

    /// <summary>Which one.</summary>
    public required string EntityName { get; init; }

    /// <summary>What was seen, in the unit that the explanation names.</summary>
    public double? Observed { get; init; }

    /// <summary>What would have been usual, in the same unit.</summary>
    public double? Expected { get; init; }

    /// <summary>How many events it stands for.</summary>
    public required long Count { get; init; }

    /// <summary>The evidence: identities of events, at most 100, earliest first.</summary>
    public required IReadOnlyList<string> EventId { get; init; }

    /// <summary>One sentence: why, with the numbers.</summary>
    public required string Explanation { get; init; }

    /// <summary>Labels, such as ATT&amp;CK techniques.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>A SELECT over <c>events</c> that shows the events again.</summary>
    public required string Query { get; init; }

    /// <summary>Whether it may still grow: when it is over, following tells it again. Always false where events are not followed.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public bool Ongoing { get; init; }

    /// <summary>The store that holds the events, for the next command; null when they came from paths.</summary>
    public string? Store { get; init; }

    /// <summary>The files that were analysed, for the next command; null when they came from a store.</summary>
    public IReadOnlyList<string>? LiteralPath { get; init; }
}

/// <summary>A known pattern that was found.</summary>
public sealed record Pattern : Finding;

/// <summary>A deviation from a baseline.</summary>
public sealed record Anomaly : Finding
{
    /// <summary>How far the observation lies from what was expected, in robust standard deviations.</summary>
    public required double Deviation { get; init; }

    /// <summary>Which baseline it was compared with.</summary>
    public required string Baseline { get; init; }

    /// <summary>The actors that it was compared with, those most alike first.</summary>
    public IReadOnlyList<string> Peers { get; init; } = [];
}
