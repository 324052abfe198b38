using AuditOps.Core.Findings;

namespace AuditOps.Core.Charts;

/// <summary>How numbers develop, a line each; or how two numbers of each group go together, a point each.</summary>
internal static class LineChart
{
    /// <param name="series">The lines.</param>
    /// <param name="x">What lies along them.</param>
    /// <param name="what">What was counted.</param>
    /// <param name="title">The heading.</param>
    public static Chart Lines(IReadOnlyList<ChartSeries> series, ChartAxis x, string what, string? title = null)
    {
        var points = series.SelectMany(line => line.Points).ToList();
        return new Chart
        {
            Type = ChartType.Line,
            Title = title ?? $"{Sentences.Upper(what)} over {x.Label}",
            Summary = points.Count == 0 ? Sentences.Nothing : string.Join(" ", series.Where(line => line.Role != SeriesRole.Forecast && line.Points.Count > 0).Take(3).Select(Sentence)),
            X = x,
            Y = Scale.For([.. points.SelectMany(point => new[] { point.Value, point.High ?? point.Value })], allowsRoot: false).Axis(what),
            Series = series,
            Start = points.Min(point => point.Time),
            End = points.Max(point => point.Time),
        };
    }

    /// <param name="series">The points.</param>
    /// <param name="x">What grows to the right.</param>
    /// <param name="y">What grows upwards.</param>
    /// <param name="group">What a point is.</param>
    /// <param name="title">The heading.</param>
    public static Chart Scatter(IReadOnlyList<ChartSeries> series, ChartAxis x, string y, string group, string? title = null)
    {
        var points = series.SelectMany(one => one.Points).ToList();
        var top = points.Count == 0 ? null : points.MaxBy(point => point.Value);
        return new Chart
        {
            Type = ChartType.Scatter,
            Title = title ?? $"{Sentences.Upper(y)} by {group}",
            Summary = top is null ? Sentences.Nothing : $"{Wording.Count(points.Count, "point")}, one for each {group}; most {y}: {Wording.Measure(top.Value)}{(top.Label is { } name ? $", {Wording.Name(name)}" : "")}.",
            X = x,
            Y = Scale.For([.. points.Select(point => point.Value)]).Axis(y),
            Series = series,
            Start = points.Min(point => point.Time),
            End = points.Max(point => point.Time),
        };
    }

    private static string Sentence(ChartSeries line) =>
        $"{Wording.Name(line.Name)}: from {Wording.Measure(line.Points[0].Value)} to {Wording.Measure(line.Points[^1].Value)}, most {Wording.Measure(line.Points.Max(point => point.Value))}.";
}
