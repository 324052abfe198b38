using Spectre.Console;
using Spectre.Console.Rendering;

namespace AuditOps.Host.Cli.Output;

/// <summary>The heading of a column and how it behaves.</summary>
/// <param name="Header">Its heading.</param>
/// <param name="IsRigid">Half a number or a time would be wrong, so it never gets narrower.</param>
/// <param name="IsRight">Stands at the right.</param>
/// <param name="IsOptional">Is left out before others become too narrow to read.</param>
internal readonly record struct Heading(string Header, bool IsRigid = false, bool IsRight = false, bool IsOptional = false);

/// <summary>The widths of a table's columns. What is wide gives way first; a column with nothing in it is left out.</summary>
internal sealed class TableLayout
{
    private const int Gap = 2;
    private const int Readable = 16;
    private const int Narrowest = 6;
    private readonly IReadOnlyList<Heading> columns;
    private readonly int[] widths;
    private readonly bool clips;

    private TableLayout(IReadOnlyList<Heading> columns, int[] widths, bool clips) => (this.columns, this.widths, this.clips) = (columns, widths, clips);

    /// <param name="columns">The headings.</param>
    /// <param name="rows">The rows that decide.</param>
    /// <param name="width">The terminal's width.</param>
    /// <param name="clips">A row is one line, and what is too long is cut; otherwise it takes as many lines as it needs.</param>
    public static TableLayout Fit(IReadOnlyList<Heading> columns, IReadOnlyList<Cell[]> rows, int width, bool clips)
    {
        var widths = columns.Select((column, i) =>
        {
            var content = rows.Max(row => Width(row[i].Text));
            return content == 0 ? 0 : Math.Max(content, Width(column.Header));
        }).ToArray();

        while (true)
        {
            var last = Array.FindLastIndex(widths, w => w > 0);
            var optional = Enumerable.Range(0, widths.Length).FirstOrDefault(i => widths[i] > 0 && columns[i].IsOptional, -1);
            if (Shrink(columns, widths, width, optional < 0 ? Narrowest : Readable) is { } narrower) return new TableLayout(columns, narrower, clips);
            if (last <= 0) return new TableLayout(columns, widths, clips);

            widths[optional < 0 ? last : optional] = 0;
        }
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
                Padding = new Padding(0, 0, i == shown[^1] ? 0 : Gap, 0),
                Alignment = columns[i].IsRight ? Justify.Right : Justify.Left,
            });
        }

        if (withHeader) table.AddRow(shown.Select(i => Render(new Cell(columns[i].Header.ToUpperInvariant(), Paint.Quiet))));
        foreach (var row in rows) table.AddRow(shown.Select(i => Render(clips ? row[i] with { Text = Clip(row[i].Text, widths[i]) } : row[i])));
        console.Write(table);
    }

    /// <summary>Widths where the widest columns are narrower until all fit, none below a width.</summary>
    /// <returns>Null when they still do not fit.</returns>
    private static int[]? Shrink(IReadOnlyList<Heading> columns, int[] widths, int width, int narrowest)
    {
        var soft = Enumerable.Range(0, widths.Length).Where(i => !columns[i].IsRigid).ToArray();
        int[] narrower = [.. widths];
        for (var over = Total(widths) - width; over > 0; over--)
        {
            var widest = soft.DefaultIfEmpty(-1).MaxBy(i => i < 0 ? 0 : narrower[i]);
            if (widest < 0 || narrower[widest] <= narrowest) return null;

            narrower[widest]--;
        }

        return narrower;
    }

    private static IRenderable Render(Cell cell) => new Text(cell.Text, cell.Style) { Overflow = Overflow.Fold };

    private static string Clip(string text, int width)
    {
        if (Width(text) <= width) return text;

        var end = Math.Min(text.Length, width - 1);
        while (end > 0 && Width(text[..end]) >= width) end--;
        return text[..(end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    private static int Total(int[] widths) => widths.Where(w => w > 0).Sum(w => w + Gap) - Gap;

    private static int Width(string text)
    {
        foreach (var letter in text)
            if (letter > '\u02FF') return Segment.CellCount([new Segment(text)]);
        return text.Length;
    }
}
