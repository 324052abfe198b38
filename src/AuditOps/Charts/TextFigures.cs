using System.Globalization;

namespace AuditOps;

/// <summary>Single numbers: side by side, or a row for each span of time.</summary>
internal static class TextFigures
{
    private const int Narrow = 12;
    private const int Wide = 22;

    public static void Draw(TextCanvas canvas, Chart chart)
    {
        canvas.Line("");
        if (chart.Figures.All(figure => figure.Group is null))
        {
            canvas.Line(string.Join("   ", chart.Figures.Select(figure => $"{(figure.Value is { } value ? TextCanvas.Number(value) : "unknown")} {figure.Label}")), Ink.Heading);
            return;
        }

        var labels = chart.Figures.Select(figure => figure.Label).Distinct().ToList();
        var changes = chart.Figures.Any(figure => figure.Previous is not null) && 6 + (labels.Count * Wide) <= canvas.Width;
        var width = changes ? Wide : Narrow;
        canvas.Line("last  " + string.Concat(labels.Select(label => TextWidth.Exactly(label, width))), Ink.Quiet);
        foreach (var group in chart.Figures.GroupBy(figure => figure.Group))
            canvas.Line(TextWidth.Exactly(group.Key ?? "", 6) + string.Concat(group.Select(figure => TextWidth.Exactly(Shown(figure, changes), width))));
    }

    private static string Shown(ChartFigure figure, bool changes)
    {
        var value = figure.Value is { } known ? TextCanvas.Number(known) : "unknown";
        return !changes || figure.Previous is not { } previous ? value
            : previous == 0 ? figure.Value == 0 ? value : $"{value} (none before)"
            : $"{value} ({(100 * (figure.Value - previous) / previous)?.ToString("+#,0;-#,0;0", CultureInfo.InvariantCulture)} %)";
    }
}
