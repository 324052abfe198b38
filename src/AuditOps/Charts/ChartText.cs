using System.Globalization;

namespace AuditOps;

/// <summary>Draws charts with characters, for terminals. What comes from logs is made harmless; colours only repeat what signs and words say.</summary>
public static class ChartText
{
    private const int Narrowest = 40;
    private const int Widest = 160;
    private const int MostMarks = 12;

    /// <summary>The chart as lines of text, without an end of line at its end.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="width">How many columns there are.</param>
    /// <param name="colours">Whether escape sequences for colours are welcome.</param>
    public static string Draw(Chart chart, int width, bool colours)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var canvas = new TextCanvas(Math.Clamp(width, Narrowest, Widest), colours);
        canvas.Line(chart.Title, Ink.Heading);
        canvas.Wrapped(chart.LeftOut is null ? chart.Summary : $"{chart.Summary} {chart.LeftOut}", Ink.Quiet);
        if (chart.Figures.Count > 0)
            TextFigures.Draw(canvas, chart);
        if (chart.Series.Any(series => series.Points.Count > 0) || chart.Nodes.Count > 0)
        {
            canvas.Line("");
            Body(canvas, chart);
        }

        Marks(canvas, chart);
        return canvas.ToString();
    }

    private static void Body(TextCanvas canvas, Chart chart)
    {
        switch (chart.Type)
        {
            case ChartType.Heatmap:
                TextGrid.Draw(canvas, chart);
                break;
            case ChartType.Bar or ChartType.Pie or ChartType.Compliance:
                TextBars.Draw(canvas, chart);
                break;
            case ChartType.Line or ChartType.Scatter:
                TextPlot.Draw(canvas, chart);
                break;
            case ChartType.Causation:
                TextTree.Draw(canvas, chart);
                break;
            default:
                TextColumns.Draw(canvas, chart);
                break;
        }
    }

    private static void Marks(TextCanvas canvas, Chart chart)
    {
        if (chart.Marks.Count == 0)
            return;
        canvas.Line("");
        foreach (var mark in chart.Marks.Take(MostMarks))
        {
            var level = mark.Level.ToString().ToLowerInvariant();
            var time = mark.Time is { } at ? at.ToString("yyyy-MM-dd HH:mm  ", CultureInfo.InvariantCulture) : "";
            canvas.Line(new Piece($"{level,-13} ", Ink.Of(mark.Level)), new Piece(time, Ink.Quiet), new Piece(mark.Label));
        }

        if (chart.Marks.Count > MostMarks)
            canvas.Line(string.Create(CultureInfo.InvariantCulture, $"and {chart.Marks.Count - MostMarks} more."), Ink.Quiet);
    }
}
