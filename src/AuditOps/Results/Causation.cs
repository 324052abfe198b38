namespace AuditOps;

/// <summary>A step from an effect back to a cause. What repeats itself is one cause, from the first time on.</summary>
public sealed record Causation
{
    /// <summary>The cause: the first time where it repeats itself.</summary>
    public required string EventId { get; init; }

    /// <summary>What it led to: an event that was asked about, or the cause of a step nearer to it.</summary>
    public required string EffectId { get; init; }

    /// <summary>Steps from the events that were asked about.</summary>
    public int Depth { get; init; }

    /// <summary>How certain the step is, 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>The place among all beginnings, 1 for the likeliest; null where something led to it.</summary>
    public int? RootRank { get; init; }

    /// <summary>How much of all that was found goes back to this beginning, 0 to 1, by the weakest step between.</summary>
    public double? RootScore { get; init; }

    /// <summary>When the cause happened, UTC.</summary>
    public DateTime Time { get; init; }

    /// <summary>From the last time that it happened to the effect.</summary>
    public TimeSpan Lead { get; init; }

    /// <summary>How many times it happened, with repetitions.</summary>
    public long Count { get; init; }

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

    /// <summary>The events that prove it: the cause's, first and last, and the effect.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>The store, for the next command.</summary>
    public string? Store { get; init; }

    /// <summary>The files, for the next command.</summary>
    public IReadOnlyList<string>? LiteralPath { get; init; }
}
