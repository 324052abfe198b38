namespace AuditOps;

/// <summary>What followed from events.</summary>
public sealed record Impact
{
    /// <summary>What it followed from, in a few words.</summary>
    public required string Subject { get; init; }

    /// <summary>The events that were asked about.</summary>
    public IReadOnlyList<string> SubjectId { get; init; } = [];

    /// <summary>The first of them, UTC.</summary>
    public DateTime Start { get; init; }

    /// <summary>The last event that followed, UTC; the first of those asked about where nothing did.</summary>
    public DateTime End { get; init; }

    /// <summary>How bad it is, 0 to 1.</summary>
    public double Score { get; init; }

    /// <summary>Critical from 0.8 on, high from 0.6, medium from 0.4, else low; informational where nothing followed.</summary>
    public Severity Level { get; init; }

    /// <summary>Events that followed, with repetitions.</summary>
    public long Count { get; init; }

    /// <summary>Users who did something or to whom something was done, the busiest first; at most 100.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>Resources that were touched; at most 100.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>Hosts on which something followed; at most 100.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>How many users.</summary>
    public int TotalUsers { get; init; }

    /// <summary>How many resources.</summary>
    public int TotalResources { get; init; }

    /// <summary>How many hosts.</summary>
    public int TotalHosts { get; init; }

    /// <summary>What was reached that is critical, the most critical first.</summary>
    public IReadOnlyList<string> Critical { get; init; } = [];

    /// <summary>How far it had spread, at ten times of equal distance.</summary>
    public IReadOnlyList<ImpactStep> Spread { get; init; } = [];

    /// <summary>What to do, by what was seen.</summary>
    public IReadOnlyList<string> Recommendation { get; init; } = [];

    /// <summary>One sentence.</summary>
    public required string Explanation { get; init; }

    /// <summary>The events that followed, in order; at most 1,000.</summary>
    public IReadOnlyList<string> EventId { get; init; } = [];

    /// <summary>The store, for the next command.</summary>
    public string? Store { get; init; }

    /// <summary>The files, for the next command.</summary>
    public IReadOnlyList<string>? LiteralPath { get; init; }
}
