namespace AuditOps;

/// <summary>Lines and points on a grid of characters; each series has a sign of its own.</summary>
internal static class TextPlot
{
    private const int Height = 14;
    private const int Left = 9;
    private const string Signs = "●■▲◆○□";

    public static void Draw(TextCanvas canvas, Chart chart)
    {
        var points = chart.Series.SelectMany(series => series.Points).ToList();
        var columns = canvas.Width - Left - 1;
        double Place(ChartPoint point) => point.Time?.Ticks ?? (point.X is { } x ? On(chart.X, x) : chart.X!.Categories.ToList().IndexOf(point.Label ?? ""));
        var (from, to) = (points.Min(Place), points.Max(Place));
        var ticks = chart.Y!.Ticks.Count > 1 ? chart.Y.Ticks : [Math.Min(0, points.Min(point => point.Value)), Math.Max(1, points.Max(point => point.Value))];
        var (low, high) = (On(chart.Y, ticks[0]), On(chart.Y, ticks[^1]));
        var grid = new int[Height, columns];
        for (var s = chart.Series.Count - 1; s >= 0; s--)
        {
            foreach (var point in chart.Series[s].Points)
            {
                var column = to > from ? (int)((Place(point) - from) / (to - from) * (columns - 1)) : columns / 2;
                var row = (int)Math.Round((On(chart.Y, point.Value) - low) / (high - low) * (Height - 1));
                grid[Math.Clamp(row, 0, Height - 1), column] = s + 1;
            }
        }

        canvas.Line(new string(' ', Left) + chart.Y.Label, Ink.Quiet);
        var named = ticks.Select(tick => (Row: (int)Math.Round((On(chart.Y, tick) - low) / (high - low) * (Height - 1)), Tick: tick)).GroupBy(one => one.Row).ToDictionary(one => one.Key, one => one.First().Tick);
        for (var row = Height - 1; row >= 0; row--)
        {
            var isTick = named.TryGetValue(row, out var tick);
            List<Piece> pieces = [new(TextWidth.Exactly(isTick ? TextCanvas.Number(tick) : "", Left - 2, right: true) + (isTick ? " ┤" : " │"), Ink.Quiet)];
            for (var column = 0; column < columns; column++)
                pieces.Add(grid[row, column] is > 0 and var series ? new(Signs[(series - 1) % Signs.Length].ToString(), Ink.Line(series - 1)) : new(" "));
            canvas.Line([.. pieces]);
        }

        canvas.Line(new string(' ', Left - 1) + "└" + new string('─', columns), Ink.Quiet);
        Along(canvas, chart, points, columns);
        if (chart.Series.Count > 1) Legend(canvas, chart);
    }

    private static void Along(TextCanvas canvas, Chart chart, List<ChartPoint> points, int columns)
    {
        if (points.All(point => point.Time is not null))
        {
            TextTimes.Draw(canvas, points.Min(point => point.Time!.Value), points.Max(point => point.Time!.Value), Left, columns);
            return;
        }

        var (first, last) = points.All(point => point.X is not null)
            ? (TextCanvas.Number(points.Min(point => point.X!.Value)), TextCanvas.Number(points.Max(point => point.X!.Value)))
            : (chart.X!.Categories.FirstOrDefault() ?? "", chart.X.Categories.Count > 1 ? chart.X.Categories[^1] : "");
        var middle = columns - TextWidth.Of(first) - TextWidth.Of(last);
        canvas.Line(new string(' ', Left) + SafeText.Of(first) + (middle > 0 ? TextWidth.Exactly(Centered(chart.X!.Label, middle), middle) : " … ") + SafeText.Of(last), Ink.Quiet);
    }

    private static void Legend(TextCanvas canvas, Chart chart)
    {
        List<Piece> pieces = [];
        var room = 0;
        for (var i = 0; i < chart.Series.Count; i++)
        {
            var name = $" {chart.Series[i].Name}  ";
            var width = 1 + TextWidth.Of(SafeText.Of(name));
            if (pieces.Count > 0 && width - 2 > room) End();
            if (pieces.Count == 0) pieces.Add(new(new string(' ', Left)));
            pieces.Add(new(Signs[i % Signs.Length].ToString(), Ink.Line(i)));
            pieces.Add(new(name));
            room = (pieces.Count == 3 ? canvas.Width - Left : room) - width;
        }

        End();

        void End()
        {
            canvas.Line([.. pieces]);
            pieces.Clear();
        }
    }

    private static double On(ChartAxis? axis, double value) => axis?.Scale == ChartScale.SquareRoot ? Math.Sqrt(Math.Max(value, 0)) : value;

    private static string Centered(string text, int width) => new string(' ', Math.Max(0, (width - TextWidth.Of(text)) / 2)) + text;
}
