namespace AuditOps;

/// <summary>The result of checking a rule.</summary>
public sealed record RuleCheck
{
    /// <summary>What commands call the rule by, or its file when it cannot be read.</summary>
    public required string Rule { get; init; }

    /// <summary>Its title, or null when it cannot be read.</summary>
    public string? Title { get; init; }

    /// <summary>Whether it can be used, and, where events are given, whether one of them matches.</summary>
    public required bool Valid { get; init; }

    /// <summary>Why not, with file and line; null when it is valid.</summary>
    public string? Problem { get; init; }

    /// <summary>What would make it better, with file and line.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];

    /// <summary>How many of the given events match; null when none are given.</summary>
    public long? Matches { get; init; }

    /// <summary>The events that match, at most 100.</summary>
    public IReadOnlyList<string> EventId { get; init; } = [];

    /// <summary>The file that defines it.</summary>
    public required string DefinedIn { get; init; }

    /// <summary>The line of that file where it begins.</summary>
    public required int Line { get; init; }

    /// <summary>The store that holds the events, for the next command; null when they came from paths.</summary>
    public string? Store { get; init; }

    /// <summary>The files that were read, for the next command; null when the events came from a store.</summary>
    public IReadOnlyList<string>? LiteralPath { get; init; }
}
