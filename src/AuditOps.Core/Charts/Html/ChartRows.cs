using System.Globalization;
using AuditOps.Core.Findings;

namespace AuditOps.Core.Charts.Html;

/// <summary>The numbers of a chart as a table: its headings, then its rows.</summary>
internal static class ChartRows
{
    /// <summary>Rows that a page shows.</summary>
    public const int Most = 400;

    public static IReadOnlyList<string[]> Of(Chart chart) => chart.Type switch
    {
        ChartType.Heatmap => Grid(chart),
        ChartType.Causation => Graph(chart),
        ChartType.Scatter => Pairs(chart),
        _ => Columns(chart),
    };

    private static IReadOnlyList<string[]> Columns(Chart chart)
    {
        var step = chart.X?.Step;
        var places = chart.Series.SelectMany(series => series.Points).Select(point => (point.Time, point.X, point.Label)).Distinct().OrderBy(place => place.Time).ThenBy(place => place.X).ToList();
        var values = chart.Series.Select(series => series.Points.GroupBy(point => (point.Time, point.X, point.Label)).ToDictionary(same => same.Key, same => same.Last().Value)).ToList();
        var along = chart.Type is ChartType.Bar or ChartType.Compliance or ChartType.Pie ? chart.Y : chart.X;
        return
        [
            [chart.Type == ChartType.Pie ? "share of" : along?.Label ?? "", .. chart.Series.Select(series => series.Name)],
            .. places.Select(place => (string[])[Place(place, step), .. values.Select(series => series.TryGetValue(place, out var value) ? Wording.Measure(value) : "0")]),
        ];
    }

    private static IReadOnlyList<string[]> Grid(Chart chart)
    {
        var cells = chart.Series[0].Points.ToDictionary(point => (point.Row!, point.Label!), point => point.Value);
        return
        [
            [chart.Y!.Label, .. chart.X!.Categories],
            .. chart.Y.Categories.Select(row => (string[])[row, .. chart.X.Categories.Select(column => Wording.Measure(cells.GetValueOrDefault((row, column))))]),
        ];
    }

    private static IReadOnlyList<string[]> Pairs(Chart chart) =>
    [
        ["of", chart.X!.Label, chart.Y!.Label],
        .. chart.Series.SelectMany(series => series.Points.Select(point => (string[])[point.Label ?? series.Name, Place((point.Time, point.X, point.Label), null), Wording.Measure(point.Value)])),
    ];

    private static IReadOnlyList<string[]> Graph(Chart chart)
    {
        var names = chart.Nodes.ToDictionary(node => node.EventId, node => node.Label);
        return
        [
            ["cause", "time (UTC)", "led to", "certainty", "why"],
            .. chart.Links.Select(link => (string[])
            [
                names[link.From], Time(chart.Nodes.First(node => node.EventId == link.From).Time, null), names[link.To], Wording.Measure(100 * link.Value) + " %", link.Label,
            ]),
        ];
    }

    private static string Place((DateTime? Time, double? X, string? Label) place, TimeSpan? step) =>
        place.Time is not null ? Time(place.Time, step) : place.X is { } x ? Wording.Measure(x) : place.Label ?? "";

    private static string Time(DateTime? time, TimeSpan? step) => time?.ToString(step is { TotalMinutes: >= 1 } ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";
}
