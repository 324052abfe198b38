using System.Globalization;

namespace AuditOps;

/// <summary>Events over time as columns of characters, what failed of them below.</summary>
internal static class TextColumns
{
    private const int Height = 8;
    private const int Left = 8;
    private static readonly string Eighths = " ▁▂▃▄▅▆▇█";

    public static void Draw(TextCanvas canvas, Chart chart)
    {
        if (chart is not { Start: { } start, End: { } end } || end <= start) return;

        var columns = canvas.Width - Left;
        var step = chart.X?.Step ?? (end - start);
        var buckets = Math.Max((int)Math.Ceiling((end - start) / step), 1);

        // A column holds one bucket or a whole number of them, so that columns compare; where there are few, a bucket takes several columns.
        var together = (int)Math.Ceiling((double)buckets / columns);
        var shown = (int)Math.Ceiling((double)buckets / together);
        var wide = Math.Clamp(columns / shown, 1, 6);
        end = start + (shown * together * step);
        var all = Sums(chart, 0, start, end, shown);
        var failed = Sums(chart, 1, start, end, shown);
        var most = Math.Max(all.Max(), 1);
        var root = chart.Y?.Scale == ChartScale.SquareRoot;
        canvas.Line(new string(' ', Left) + (together == 1 ? chart.Y?.Label ?? "" : $"events, a column for {Span(together * step)}{(root ? " (square root scale)" : "")}"), Ink.Quiet);
        Marks(canvas, chart, start, end, shown, wide);
        for (var row = Height - 1; row >= 0; row--)
        {
            var tick = row == Height - 1 ? TextCanvas.Number(most) : row == 0 ? "0" : "";
            var pieces = new List<Piece> { new(TextWidth.Exactly(tick, Left - 2, right: true) + " │", Ink.Quiet) };
            for (var i = 0; i < shown; i++) pieces.Add(Cell(all[i], failed[i], most, root, row, wide));
            canvas.Line([.. pieces]);
        }

        canvas.Line(new string(' ', Left - 1) + "└" + new string('─', shown * wide), Ink.Quiet);
        TextTimes.Draw(canvas, start, end, Left, shown * wide);
        canvas.Line(new Piece(new string(' ', Left)), new Piece("██", Ink.Line(0)), new Piece(" all events  "), new Piece("▓▓", Ink.Failed), new Piece(" failed"), new Piece(chart.Marks.Count > 0 ? "  ▼ a finding begins" : ""));
    }

    private static string Span(TimeSpan span)
    {
        var (number, unit) = span.Ticks switch
        {
            var ticks when ticks % TimeSpan.TicksPerDay == 0 => (span.TotalDays, "d"),
            var ticks when ticks % TimeSpan.TicksPerHour == 0 => (span.TotalHours, "h"),
            var ticks when ticks % TimeSpan.TicksPerMinute == 0 => (span.TotalMinutes, "min"),
            _ => (span.TotalSeconds, "s"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{number:#,0.###} {unit}");
    }

    private static Piece Cell(double value, double failed, double most, bool root, int row, int wide)
    {
        double Share(double one) => root ? Math.Sqrt(one / most) : one / most;
        var (height, bad) = (Share(value) * Height, Share(failed) * Height);
        if (value > 0 && height < 0.125) height = 0.125;
        if (failed > 0 && bad < 0.125) bad = 0.125;
        var eighth = Eighths[(int)Math.Clamp(Math.Round((height - row) * 8), 0, 8)];
        var isFailed = bad - row >= 0.5 || (row == 0 && failed > 0 && bad >= height);
        var sign = isFailed && eighth == '█' ? '▓' : eighth;
        var cell = wide > 2 ? new string(sign, wide - 1) + " " : new string(sign, wide);
        return new Piece(cell, isFailed ? Ink.Failed : Ink.Line(0));
    }

    private static void Marks(TextCanvas canvas, Chart chart, DateTime start, DateTime end, int shown, int wide)
    {
        if (chart.Marks.Count == 0) return;
        var levels = new Severity?[shown];
        foreach (var mark in chart.Marks.Where(mark => mark.Time is not null))
        {
            var place = Math.Clamp((int)((mark.Time!.Value - start) / (end - start) * shown), 0, shown - 1);
            if (levels[place] is not { } known || known < mark.Level) levels[place] = mark.Level;
        }

        List<Piece> pieces = [new(new string(' ', Left))];
        foreach (var level in levels) pieces.Add(level is { } one ? new(TextWidth.Exactly("▼", wide), Ink.Of(one).Replace(";41", "", StringComparison.Ordinal)) : new(new string(' ', wide)));
        canvas.Line([.. pieces]);
    }

    private static double[] Sums(Chart chart, int series, DateTime start, DateTime end, int columns)
    {
        var sums = new double[columns];
        if (series >= chart.Series.Count) return sums;
        foreach (var point in chart.Series[series].Points.Where(point => point.Time is not null))
            sums[Math.Clamp((int)((point.Time!.Value - start) / (end - start) * columns), 0, columns - 1)] += point.Value;
        return sums;
    }
}
