namespace AuditOps;

/// <summary>An axis of a chart.</summary>
public sealed record ChartAxis
{
    /// <summary>What it shows, with its unit.</summary>
    public required string Label { get; init; }

    /// <summary>How places on it are found.</summary>
    public ChartScale Scale { get; init; }

    /// <summary>The names along it, in order, where they are names.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Where its ticks are, where they are numbers; the last one is its end.</summary>
    public IReadOnlyList<double> Ticks { get; init; } = [];

    /// <summary>How long one bucket of time is.</summary>
    public TimeSpan? Step { get; init; }
}

/// <summary>How places on an axis are found.</summary>
public enum ChartScale
{
    /// <summary>Names, one after the other.</summary>
    Category,

    /// <summary>Time, UTC.</summary>
    Time,

    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Numbers, placed by their square roots, so that a few giants do not flatten all others.</summary>
    SquareRoot,
}

/// <summary>A single number that belongs to a chart.</summary>
public sealed record ChartFigure
{
    /// <summary>What it counts.</summary>
    public required string Label { get; init; }

    /// <summary>Of what, where several are told side by side, such as a span of time.</summary>
    public string? Group { get; init; }

    /// <summary>The number; null where it is not known.</summary>
    public required double? Value { get; init; }

    /// <summary>The same number of the span before; null where there is none.</summary>
    public double? Previous { get; init; }
}

/// <summary>Points that belong together.</summary>
public sealed record ChartSeries
{
    /// <summary>What they are.</summary>
    public required string Name { get; init; }

    /// <summary>What they mean beside others: whole, failed, pass, fail, warn, waived, not_assessed, forecast; null where they are one of many.</summary>
    public string? Role { get; init; }

    /// <summary>The points, in the order of their axis.</summary>
    public IReadOnlyList<ChartPoint> Points { get; init; } = [];
}

/// <summary>A point, bar or cell.</summary>
public sealed record ChartPoint
{
    /// <summary>Its name along the chart; null where time or a number says its place.</summary>
    public string? Label { get; init; }

    /// <summary>The name of its row, in a heat map.</summary>
    public string? Row { get; init; }

    /// <summary>Its time, UTC.</summary>
    public DateTime? Time { get; init; }

    /// <summary>Its number along the chart.</summary>
    public double? X { get; init; }

    /// <summary>Its number.</summary>
    public required double Value { get; init; }

    /// <summary>The lower end of the band around it.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end of the band around it.</summary>
    public double? High { get; init; }
}

/// <summary>Something marked in a chart: a finding, or a control that fails.</summary>
public sealed record ChartMark
{
    /// <summary>What it is.</summary>
    public required string Label { get; init; }

    /// <summary>How severe it is.</summary>
    public required Severity Level { get; init; }

    /// <summary>Where, UTC; null where it has no time.</summary>
    public DateTime? Time { get; init; }
}

/// <summary>A point of a graph.</summary>
public sealed record ChartNode
{
    /// <summary>The event.</summary>
    public required string EventId { get; init; }

    /// <summary>What happened, in short.</summary>
    public required string Label { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime? Time { get; init; }

    /// <summary>Steps from the events that were asked about.</summary>
    public int Depth { get; init; }

    /// <summary>How many times it happened.</summary>
    public long Count { get; init; } = 1;

    /// <summary>Its place among all beginnings; null where something led to it.</summary>
    public int? RootRank { get; init; }
}

/// <summary>A step from a cause to its effect.</summary>
public sealed record ChartLink
{
    /// <summary>The cause.</summary>
    public required string From { get; init; }

    /// <summary>The effect.</summary>
    public required string To { get; init; }

    /// <summary>How certain it is, 0 to 1.</summary>
    public double Value { get; init; }

    /// <summary>Why.</summary>
    public required string Label { get; init; }
}
