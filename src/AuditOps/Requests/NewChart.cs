using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Makes a chart.</summary>
[Operation("audit_analytics_chart", "audit-analytics chart", "New-AuditChart", "Makes a chart of events or of results: timeline, heat map, compliance, bars, lines, pie, scatter, activity or causes.")]
[Lookback("days", 7)]
public sealed record NewChart : EventRequest<Chart>
{
    /// <summary>The sort of chart.</summary>
    [Summary("The sort of chart. Without it, the one that fits what is charted: a timeline for events.")]
    public ChartType? Type { get; init; }

    /// <summary>What is counted.</summary>
    [Summary("What is counted.")]
    public ChartMetric Metric { get; init; } = ChartMetric.Count;

    /// <summary>How much time a cell of a heat map or a point of a line covers.</summary>
    [Summary("How much time a cell of a heat map or a point of a line covers, in UTC. Hours of a heat map are those of a usual week.")]
    public ChartPeriod Period { get; init; } = ChartPeriod.Hourly;

    /// <summary>What is told apart.</summary>
    [Summary("The column whose values are told apart, such as action, category or actor: bars, slices, lines, points, or rows of a heat map."), Completes(CompletionSet.Column)]
    public string? GroupBy { get; init; }

    /// <summary>Largest number of values.</summary>
    [Summary("Only the values with most."), Range(1, 200)]
    public int Top { get; init; } = 10;

    /// <summary>The policies of a compliance chart.</summary>
    [Summary("For a compliance chart: the policies, by name or file."), Completes(CompletionSet.Policy)]
    public IReadOnlyList<string> Policy { get; init; } = ["access-hygiene"];

    /// <summary>The heading.</summary>
    [Summary("The chart's heading.")]
    public string? Title { get; init; }

    /// <summary>A file to write.</summary>
    [Summary("Also write the chart to this file: a page (.html) that needs nothing beside itself, or its data (.json).")]
    [Location(LocationKind.Output), NotForTools("A tool that only reads writes no file; audit_analytics_generate_report writes charts.")]
    public string? Destination { get; init; }

    /// <summary>Replaces a file that exists.</summary>
    [Summary("Replace a file that exists.")]
    [NotForTools("It is about the file that tools do not write.")]
    public bool Force { get; init; }

    /// <summary>Results to chart instead of events: each an object as JSON.</summary>
    [Wiring]
    public IReadOnlyList<string> Row { get; init; } = [];

    /// <summary>The name among a row's values that goes along the chart.</summary>
    [Wiring]
    public string? X { get; init; }

    /// <summary>The names among a row's values that are drawn.</summary>
    [Wiring]
    public IReadOnlyList<string> Y { get; init; } = [];
}

/// <summary>What a chart counts.</summary>
public enum ChartMetric
{
    /// <summary>Events, with repetitions.</summary>
    Count,

    /// <summary>Different users.</summary>
    UniqueUsers,

    /// <summary>Events that failed.</summary>
    Errors,
}

/// <summary>How much time a cell or point covers.</summary>
public enum ChartPeriod
{
    /// <summary>An hour.</summary>
    Hourly,

    /// <summary>A day.</summary>
    Daily,

    /// <summary>A week, from Monday on.</summary>
    Weekly,
}
