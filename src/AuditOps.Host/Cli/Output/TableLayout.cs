using Spectre.Console;
using Spectre.Console.Rendering;

namespace AuditOps.Host.Cli.Output;

/// <summary>The widths of a table's columns. What is wide gives way first; a column with nothing in it is left out.</summary>
internal sealed class TableLayout
{
    private const int Gap = 2;
    private const int Narrowest = 6;
    private readonly IReadOnlyList<(string Header, bool IsNumber)> columns;
    private readonly int[] widths;

    private readonly bool clips;

    private TableLayout(IReadOnlyList<(string Header, bool IsNumber)> columns, int[] widths, bool clips) =>
        (this.columns, this.widths, this.clips) = (columns, widths, clips);

    /// <param name="columns">The headings.</param>
    /// <param name="rows">The rows that decide.</param>
    /// <param name="width">The terminal's width.</param>
    /// <param name="clips">A row is one line, and what is too long is cut; otherwise it takes as many lines as it needs.</param>
    public static TableLayout Fit(IReadOnlyList<(string Header, bool IsNumber)> columns, IReadOnlyList<Cell[]> rows, int width, bool clips)
    {
        var widths = columns.Select((column, i) =>
        {
            var content = rows.Max(row => Width(row[i].Text));
            return content == 0 ? 0 : Math.Max(content, Width(column.Header));
        }).ToArray();

        // The widest column gives way until all fit; when even that is not enough, the last columns go.
        for (var over = Total(widths) - width; over > 0; over = Total(widths) - width)
        {
            var widest = Array.IndexOf(widths, widths.Max());
            var second = widths.Where((w, i) => i != widest && !columns[i].IsNumber).DefaultIfEmpty(0).Max();
            var narrower = Math.Max(Math.Max(widths[widest] - over, Math.Min(second, widths[widest] - 1)), Narrowest);
            if (narrower < widths[widest] && !columns[widest].IsNumber) widths[widest] = narrower;
            else widths[Array.FindLastIndex(widths, w => w > 0)] = 0;
        }

        return new TableLayout(columns, widths, clips);
    }

    public void Write(IAnsiConsole console, IEnumerable<IReadOnlyList<Cell>> rows, bool withHeader)
    {
        var shown = Enumerable.Range(0, columns.Count).Where(i => widths[i] > 0).ToArray();
        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        foreach (var i in shown)
        {
            table.AddColumn(new TableColumn("")
            {
                Width = widths[i],
                NoWrap = true,
                Padding = new Padding(0, 0, i == shown[^1] ? 0 : Gap, 0),
                Alignment = columns[i].IsNumber ? Justify.Right : Justify.Left,
            });
        }

        if (withHeader)
        {
            table.AddRow(shown.Select(i => Render(new Cell(columns[i].Header.ToUpperInvariant(), Paint.Quiet))));
        }

        foreach (var row in rows) table.AddRow(shown.Select(i => Render(clips ? row[i] with { Text = Clip(row[i].Text, widths[i]) } : row[i])));
        console.Write(table);
    }

    private static IRenderable Render(Cell cell) => new Text(cell.Text, cell.Style) { Overflow = Overflow.Fold };

    private static string Clip(string text, int width)
    {
        if (Width(text) <= width) return text;

        var end = Math.Min(text.Length, width - 1);
        while (Width(text[..end]) >= width) end--;
        return text[..(end - (char.IsHighSurrogate(text[end - 1]) ? 1 : 0))] + "…";
    }

    private static int Total(int[] widths) => widths.Where(w => w > 0).Sum(w => w + Gap) - Gap;

    private static int Width(string text)
    {
        foreach (var letter in text)
            if (letter > '\u02FF') return Segment.CellCount([new Segment(text)]);
        return text.Length;
    }
}
