using System.Globalization;
using AuditOps.Core.Findings;

namespace AuditOps.Core.Charts;

/// <summary>When something happens: a grid of cells, darker for more.</summary>
internal static class HeatmapChart
{
    /// <summary>The days of the week, from Monday on.</summary>
    public static readonly IReadOnlyList<string> Weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>The hours of the day.</summary>
    public static readonly IReadOnlyList<string> HoursOfDay = [.. Enumerable.Range(0, 24).Select(hour => string.Create(CultureInfo.InvariantCulture, $"{hour:00}:00"))];

    /// <summary>The hours of a usual week.</summary>
    /// <param name="hours">What was counted, by weekday (0 is Monday) and hour.</param>
    /// <param name="what">What was counted.</param>
    /// <param name="zone">The zone of the hours.</param>
    public static Chart OfWeek(IReadOnlyDictionary<(int Row, int Column), double> hours, string what, string zone) =>
        Of(HoursOfDay, Weekdays, hours, ($"hour of the day ({zone})", "weekday", what), $"{Sentences.Upper(what)} over the week");

    /// <param name="columns">The names along it.</param>
    /// <param name="rows">The names of its rows, the topmost first.</param>
    /// <param name="cells">What was counted, by row and column; what is not there is 0.</param>
    /// <param name="axes">What columns, rows and cells are.</param>
    /// <param name="title">The heading.</param>
    public static Chart Of(IReadOnlyList<string> columns, IReadOnlyList<string> rows, IReadOnlyDictionary<(int Row, int Column), double> cells, (string Columns, string Rows, string Cells) axes, string? title = null)
    {
        var present = cells.Where(cell => cell.Value > 0).OrderBy(cell => cell.Key.Row).ThenBy(cell => cell.Key.Column).ToList();
        return new Chart
        {
            Type = ChartType.Heatmap,
            Title = title ?? $"{Sentences.Upper(axes.Cells)} by {axes.Rows} and {axes.Columns}",
            Summary = Sentence(columns, rows, present, axes.Cells),
            X = new ChartAxis { Label = axes.Columns, Categories = columns },
            Y = new ChartAxis { Label = axes.Rows, Categories = rows },
            Series =
            [
                new ChartSeries
                {
                    Name = axes.Cells,
                    Role = SeriesRole.Whole,
                    Points = [.. present.Select(cell => new ChartPoint { Row = rows[cell.Key.Row], Label = columns[cell.Key.Column], Value = cell.Value })],
                },
            ],
        };
    }

    private static string Sentence(IReadOnlyList<string> columns, IReadOnlyList<string> rows, List<KeyValuePair<(int Row, int Column), double>> present, string what)
    {
        if (present.Count == 0)
            return Sentences.Nothing;
        var most = present.MaxBy(cell => cell.Value);
        var all = (long)rows.Count * columns.Count;
        var empty = all - present.Count;
        var rest = empty == 0 ? "" : $" {Wording.Number(empty)} of {Wording.Number(all)} cells are empty.";
        return $"Most {what}: {Wording.Measure(most.Value)} at {Wording.Name(rows[most.Key.Row])}, {Wording.Name(columns[most.Key.Column])}.{rest}";
    }
}
