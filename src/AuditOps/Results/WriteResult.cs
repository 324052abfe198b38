namespace AuditOps;

/// <summary>Events that were written.</summary>
public sealed record WriteResult
{
    /// <summary>The store that they are in.</summary>
    public required string Store { get; init; }

    /// <summary>How many there are.</summary>
    public required int Written { get; init; }

    /// <summary>Time of the first of them, UTC.</summary>
    public required DateTime Start { get; init; }

    /// <summary>Time of the last of them, UTC.</summary>
    public required DateTime End { get; init; }

    /// <summary>The identities that they bear, in the order in which they were given: each event's uid.</summary>
    public required IReadOnlyList<string> Uid { get; init; }
}
