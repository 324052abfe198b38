namespace AuditOps;

/// <summary>How an operation did when its baseline was set.</summary>
public sealed record PerfBaseline
{
    /// <summary>The operation, or the metric.</summary>
    public required string Operation { get; init; }

    /// <summary>Its labels; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>When the baseline was set, UTC.</summary>
    public required DateTime Time { get; init; }

    /// <summary>How many runs it is made of.</summary>
    public required int Count { get; init; }

    /// <summary>The unit of the values; null where it is not known.</summary>
    public string? Unit { get; init; }

    /// <summary>The least value.</summary>
    public required double Min { get; init; }

    /// <summary>The median: the mean of the two values in the middle where their number is even.</summary>
    public required double Median { get; init; }

    /// <summary>The value at the place 0.95 · (n − 1) of all in order, the first being 0; between two places, on the line between their values.</summary>
    public required double P95 { get; init; }

    /// <summary>The greatest value.</summary>
    public required double Max { get; init; }

    /// <summary>The store that keeps it.</summary>
    public required string Store { get; init; }
}
