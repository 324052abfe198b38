namespace AuditOps;

/// <summary>A heat map: a row a line, darker cells for more.</summary>
internal static class TextGrid
{
    private const string Shades = "·░▒▓█";

    public static void Draw(TextCanvas canvas, Chart chart)
    {
        var (columns, rows) = (chart.X!.Categories, chart.Y!.Categories);
        var label = Math.Min(rows.Select(row => TextWidth.Of(SafeText.Of(row))).DefaultIfEmpty(0).Max(), Math.Max(10, canvas.Width / 4));
        var room = canvas.Width - label - 1;
        var cell = Math.Clamp(room / Math.Max(columns.Count, 1), 1, 3);

        // What does not fit is the earliest: the latest is what people ask about.
        var first = Math.Max(0, columns.Count - (room / cell));
        var values = chart.Series[0].Points.ToDictionary(point => (point.Row!, point.Label!), point => point.Value);
        var steps = Steps([.. values.Values]);
        Header(canvas, columns, first, label, cell);
        foreach (var row in rows)
        {
            List<Piece> pieces = [new(TextWidth.Exactly(SafeText.Of(row), label, right: true) + " ")];
            foreach (var column in columns.Skip(first))
            {
                var level = Level(values.GetValueOrDefault((row, column)), steps);
                var sign = new string(Shades[level], Math.Max(cell - 1, 1)) + (cell > 1 ? " " : "");
                pieces.Add(new(sign, level == 0 ? Ink.Quiet : Ink.Line(0)));
            }

            canvas.Line([.. pieces]);
        }

        canvas.Line(new string(' ', label + 1) + chart.X.Label + (first > 0 ? $" ({first} earlier are not shown)" : ""), Ink.Quiet);
        canvas.Line(new string(' ', label + 1) + "· none  " + string.Join("  ", steps.Select(step => $"{Shades[Level(step, steps)]} ≥ {TextCanvas.Number(step)}")) + $"  {chart.Series[0].Name}", Ink.Quiet);
    }

    private static void Header(TextCanvas canvas, IReadOnlyList<string> columns, int first, int label, int cell)
    {
        var longest = columns.Select(column => column.Length).DefaultIfEmpty(1).Max();
        var every = Math.Max(((longest + 1) / cell) + 1, 1);
        var line = new string(' ', label + 1);
        for (var i = first; i < columns.Count; i += every)
            line += TextWidth.Exactly(columns[i], every * cell);
        canvas.Line(line.TrimEnd(), Ink.Quiet);
    }

    // Quantiles, because counts are rarely spread evenly.
    private static double[] Steps(IReadOnlyCollection<double> values)
    {
        var present = values.Where(value => value > 0).Order().ToArray();
        var levels = Shades.Length - 1;
        return present.Length == 0 ? [] : [.. Enumerable.Range(0, levels).Select(level => present[level * (present.Length - 1) / levels]).Distinct()];
    }

    private static int Level(double value, double[] steps)
    {
        var level = value > 0 ? steps.Count(step => value >= step) : 0;
        return level == 0 ? 0 : level + Shades.Length - 1 - steps.Length;
    }
}
