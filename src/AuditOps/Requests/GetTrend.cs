using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Tells whether something becomes more or less frequent.</summary>
[Operation("audit_analytics_analyze_trends", "audit-analytics trends", "Get-AuditTrend", "Tells whether something becomes more or less frequent, how fast, how surely, and what is to be expected next.")]
[Lookback("days", 7)]
[Kept]
public sealed record GetTrend : EventRequest<Trend>
{
    /// <summary>What is counted.</summary>
    [Summary("What is counted in each period.")]
    public TrendMetric Metric { get; init; } = TrendMetric.EventCount;

    /// <summary>How long a period is.</summary>
    [Summary("How long a period is, in UTC. Seasons follow from it: hours of the day, days of the week.")]
    public TrendPeriod Period { get; init; } = TrendPeriod.Daily;

    /// <summary>A trend for each value of this column.</summary>
    [Summary("A trend for each value of this column, such as action or actor; without it one trend of all events."), Completes(CompletionSet.Column)]
    public string? GroupBy { get; init; }

    /// <summary>Only the values with most.</summary>
    [Summary("With a column: only the values with most."), Range(1, 10_000)]
    public int Top { get; init; } = 10;

    /// <summary>How sure a trend must be, and how wide its bands are.</summary>
    [Summary("How sure a trend must be to be called one, and how likely the bands of slope and forecast hold the true value."), Range(0.5, 0.9999)]
    public double Confidence { get; init; } = 0.95;
}

/// <summary>What a trend counts in each period.</summary>
public enum TrendMetric
{
    /// <summary>Events, with repetitions.</summary>
    EventCount,

    /// <summary>Attempts to authenticate that failed.</summary>
    FailedAuthentications,

    /// <summary>Different actors.</summary>
    UniqueUsers,

    /// <summary>Events that failed.</summary>
    Failures,

    /// <summary>Different addresses.</summary>
    UniqueAddresses,

    /// <summary>Different hosts.</summary>
    UniqueHosts,
}

/// <summary>How long a trend's periods are.</summary>
public enum TrendPeriod
{
    /// <summary>An hour.</summary>
    Hourly,

    /// <summary>A day, UTC.</summary>
    Daily,

    /// <summary>A month, UTC.</summary>
    Monthly,
}
