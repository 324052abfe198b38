namespace AuditOps;

/// <summary>A chart as data: what every rendering of it shows, on paper, on a page or in a terminal.</summary>
public sealed record Chart
{
    /// <summary>What sort of chart it is.</summary>
    public required ChartType Type { get; init; }

    /// <summary>Its heading.</summary>
    public required string Title { get; init; }

    /// <summary>What it shows, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What lies along it; null where nothing does.</summary>
    public ChartAxis? X { get; init; }

    /// <summary>What stands upright; null where nothing does.</summary>
    public ChartAxis? Y { get; init; }

    /// <summary>Single numbers that belong to it.</summary>
    public IReadOnlyList<ChartFigure> Figures { get; init; } = [];

    /// <summary>What is drawn.</summary>
    public IReadOnlyList<ChartSeries> Series { get; init; } = [];

    /// <summary>What is marked in it, the most important first.</summary>
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];

    /// <summary>The points of a graph.</summary>
    public IReadOnlyList<ChartNode> Nodes { get; init; } = [];

    /// <summary>What joins the points of a graph.</summary>
    public IReadOnlyList<ChartLink> Links { get; init; } = [];

    /// <summary>What had to be left out, and how much; null where everything is there.</summary>
    public string? LeftOut { get; init; }

    /// <summary>When what it shows begins, UTC.</summary>
    public DateTime? Start { get; init; }

    /// <summary>When what it shows ends, UTC.</summary>
    public DateTime? End { get; init; }

    /// <summary>The file that it was written to; null where it was not.</summary>
    public string? Destination { get; init; }

    /// <summary>The store, for the next command.</summary>
    public string? Store { get; init; }

    /// <summary>The files, for the next command.</summary>
    public IReadOnlyList<string>? LiteralPath { get; init; }
}

/// <summary>The sorts of charts.</summary>
public enum ChartType
{
    /// <summary>How many events over time, with what was found.</summary>
    Timeline,

    /// <summary>When it happens: cells of hours, days or weeks, darker for more.</summary>
    Heatmap,

    /// <summary>How a policy is met: its score, and its controls by group and result.</summary>
    Compliance,

    /// <summary>The largest groups, as bars.</summary>
    Bar,

    /// <summary>How numbers develop, as lines.</summary>
    Line,

    /// <summary>The shares of groups in the whole.</summary>
    Pie,

    /// <summary>How two numbers of each group go together.</summary>
    Scatter,

    /// <summary>The last hour, day, week and month in numbers.</summary>
    Activity,

    /// <summary>What led to what.</summary>
    Causation,
}
