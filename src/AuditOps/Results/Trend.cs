namespace AuditOps;

/// <summary>How a number develops from period to period.</summary>
public sealed record Trend
{
    /// <summary>What is counted.</summary>
    public required TrendMetric Metric { get; init; }

    /// <summary>The column's value, where a column was asked for.</summary>
    public string? Group { get; init; }

    /// <summary>How long a period is.</summary>
    public required TrendPeriod Period { get; init; }

    /// <summary>Whether there is a trend, and which way.</summary>
    public required TrendDirection Direction { get; init; }

    /// <summary>The change from period to period: the median of the slopes between all pairs of periods (Theil 1950, Sen 1968).</summary>
    public double? Slope { get; init; }

    /// <summary>The lower end of the slope's confidence interval.</summary>
    public double? SlopeLow { get; init; }

    /// <summary>The upper end of the slope's confidence interval.</summary>
    public double? SlopeHigh { get; init; }

    /// <summary>How likely such a trend is where there is none (Mann 1945, Kendall 1975, with the correction for autocorrelation by Hamed and Rao 1998).</summary>
    public double? Probability { get; init; }

    /// <summary>The season that was taken out: hour of the day or day of the week; null where there are too few periods for one.</summary>
    public string? Season { get; init; }

    /// <summary>The last whole period's value.</summary>
    public long Last { get; init; }

    /// <summary>The value of the period before.</summary>
    public long? Previous { get; init; }

    /// <summary>The change since the period before, in percent of it; null where there was nothing.</summary>
    public double? ChangePercent { get; init; }

    /// <summary>The value that is expected of the next period.</summary>
    public double? Forecast { get; init; }

    /// <summary>The lower end of the band around it.</summary>
    public double? ForecastLow { get; init; }

    /// <summary>The upper end of the band around it.</summary>
    public double? ForecastHigh { get; init; }

    /// <summary>When the first whole period begins, UTC.</summary>
    public DateTime Start { get; init; }

    /// <summary>When the last whole period ends, UTC.</summary>
    public DateTime End { get; init; }

    /// <summary>The whole periods.</summary>
    public IReadOnlyList<TrendPoint> Point { get; init; } = [];

    /// <summary>One sentence that says all this.</summary>
    public required string Explanation { get; init; }

    /// <summary>The store, for the next command.</summary>
    public string? Store { get; init; }

    /// <summary>The files, for the next command.</summary>
    public IReadOnlyList<string>? LiteralPath { get; init; }
}

/// <summary>Which way a trend goes.</summary>
public enum TrendDirection
{
    /// <summary>There are too few periods to tell.</summary>
    Unknown,

    /// <summary>Chance explains what is seen.</summary>
    Steady,

    /// <summary>It becomes more.</summary>
    Increasing,

    /// <summary>It becomes less.</summary>
    Decreasing,
}

/// <summary>A period of a trend.</summary>
public sealed record TrendPoint
{
    /// <summary>When it begins, UTC.</summary>
    public required DateTime Time { get; init; }

    /// <summary>What was counted.</summary>
    public required long Value { get; init; }

    /// <summary>The value without its season.</summary>
    public required double Adjusted { get; init; }
}
