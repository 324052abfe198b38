namespace AuditOps;

/// <summary>How an operation does, compared with its baseline.</summary>
public sealed record PerfComparison
{
    /// <summary>The operation, or the metric.</summary>
    public required string Operation { get; init; }

    /// <summary>Its labels; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>What became of it.</summary>
    public required PerfChange Change { get; init; }

    /// <summary>The unit of the values; null where it is not known.</summary>
    public string? Unit { get; init; }

    /// <summary>The baseline's median.</summary>
    public required double BaselineMedian { get; init; }

    /// <summary>The median since; null without a run.</summary>
    public double? Median { get; init; }

    /// <summary>By how much values are greater than the baseline's: the median of all differences (Hodges and Lehmann 1963).</summary>
    public double? Shift { get; init; }

    /// <summary>The same, in percent of the baseline's median; null where that is 0.</summary>
    public double? ShiftPercent { get; init; }

    /// <summary>How likely two samples of the same differ as much (Mann and Whitney 1947), exact for up to 60 values, ties included.</summary>
    public double? Probability { get; init; }

    /// <summary>Cliff's delta: how often a value since is greater than one of the baseline, less how often it is smaller; −1 to 1.</summary>
    public double? EffectSize { get; init; }

    /// <summary>How many values the baseline has.</summary>
    public required int BaselineCount { get; init; }

    /// <summary>How many there are since.</summary>
    public required int Count { get; init; }

    /// <summary>When the baseline was set, UTC.</summary>
    public required DateTime BaselineTime { get; init; }

    /// <summary>One sentence that says all this.</summary>
    public required string Explanation { get; init; }

    /// <summary>The store that keeps the history.</summary>
    public required string Store { get; init; }
}

/// <summary>What became of an operation since its baseline.</summary>
public enum PerfChange
{
    /// <summary>There are too few values to tell.</summary>
    Unknown,

    /// <summary>Chance explains what is seen, or it is too little to matter.</summary>
    Same,

    /// <summary>Values are smaller: the operation is quicker.</summary>
    Lower,

    /// <summary>Values are greater: the operation is slower.</summary>
    Higher,
}
