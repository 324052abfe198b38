namespace AuditOps;

/// <summary>A group of events and its size.</summary>
public sealed record Statistic
{
    /// <summary>The group's values, joined by comma and space.</summary>
    public required string Group { get; init; }

    /// <summary>The group's values, in the order asked for.</summary>
    public IReadOnlyList<string?> Value { get; init; } = [];

    /// <summary>Events.</summary>
    public long Count { get; init; }

    /// <summary>Share of all events, 0 to 100.</summary>
    public double Percent { get; init; }

    /// <summary>Different actors.</summary>
    public long UniqueActors { get; init; }

    /// <summary>Events that failed.</summary>
    public long Failures { get; init; }

    /// <summary>First event, UTC.</summary>
    public DateTime? Start { get; init; }

    /// <summary>Last event, UTC.</summary>
    public DateTime? End { get; init; }

    /// <summary>The store, for the next command.</summary>
    public string? Store { get; init; }

    /// <summary>The files, for the next command.</summary>
    public IReadOnlyList<string>? LiteralPath { get; init; }
}
