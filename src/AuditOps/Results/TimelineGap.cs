namespace AuditOps;

/// <summary>A pause in a timeline.</summary>
public sealed record TimelineGap
{
    /// <summary>Last event before it, UTC.</summary>
    public DateTime Start { get; init; }

    /// <summary>First event after it, UTC.</summary>
    public DateTime End { get; init; }

    /// <summary>How long.</summary>
    public TimeSpan Duration { get; init; }
}
