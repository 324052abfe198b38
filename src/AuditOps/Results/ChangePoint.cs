namespace AuditOps;

/// <summary>A time from which on a series of numbers is another.</summary>
public sealed record ChangePoint
{
    /// <summary>The operation or metric; null for a series that was given.</summary>
    public string? Operation { get; init; }

    /// <summary>Its labels; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>When the first value after the change was measured, UTC; null for a series without times.</summary>
    public DateTime? Time { get; init; }

    /// <summary>The place of that value in the series; the first has 0.</summary>
    public required int Index { get; init; }

    /// <summary>Whether the level or the spread changed most.</summary>
    public required ChangePointKind Kind { get; init; }

    /// <summary>The median between the change before this one and this one.</summary>
    public required double Before { get; init; }

    /// <summary>The median between this change and the next.</summary>
    public required double After { get; init; }

    /// <summary>The change of the median, in percent; null where it was 0.</summary>
    public double? ChangePercent { get; init; }

    /// <summary>The median distance from the median, before.</summary>
    public required double SpreadBefore { get; init; }

    /// <summary>The same, after.</summary>
    public required double SpreadAfter { get; init; }

    /// <summary>How many values lie between the change before this one and this one.</summary>
    public required int CountBefore { get; init; }

    /// <summary>How many values lie between this change and the next.</summary>
    public required int CountAfter { get; init; }

    /// <summary>The unit of the values; null where it is not known.</summary>
    public string? Unit { get; init; }

    /// <summary>1 less the probability that chance alone splits the values around it as well.</summary>
    public required double Confidence { get; init; }

    /// <summary>One sentence that says all this.</summary>
    public required string Explanation { get; init; }

    /// <summary>The store that keeps the history.</summary>
    public string? Store { get; init; }

    /// <inheritdoc />
    public override string ToString() => Explanation;
}

/// <summary>What changed.</summary>
public enum ChangePointKind
{
    /// <summary>The values are greater, or smaller.</summary>
    Level,

    /// <summary>The values vary more, or less.</summary>
    Spread,
}
