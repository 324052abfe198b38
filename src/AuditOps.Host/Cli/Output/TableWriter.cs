using Spectre.Console;

namespace AuditOps.Host.Cli.Output;

/// <summary>Shows results as a table that fits the terminal. The first rows decide how wide the columns are; the rest streams through.</summary>
/// <typeparam name="T">What a row shows.</typeparam>
internal sealed class TableWriter<T>(Terminal terminal, IReadOnlyList<Column<T>> columns, bool clips) : IResultWriter<T>
{
    private const int Sample = 200;
    private readonly List<T> held = [];
    private TableLayout? layout;

    /// <summary>Whether a single result is shown as a list of all that it has.</summary>
    public bool ListsOne { get; init; } = true;

    public void Add(T result)
    {
        held.Add(result);
        if (held.Count >= Sample) Write();
    }

    public void End()
    {
        if (ListsOne && layout is null && held is [var only])
        {
            var list = new ListWriter<T>(terminal);
            list.Add(only);
            list.End();
            return;
        }

        Write();
    }

    private void Write()
    {
        if (held.Count == 0) return;

        var rows = held.Select(row => columns.Select(column => Cell(column, row)).ToArray()).ToArray();
        var first = layout is null;
        layout ??= TableLayout.Fit([.. columns.Select(c => c.Heading)], rows, terminal.Width, clips);
        layout.Write(terminal.Tables, rows, first);
        held.Clear();
        terminal.Flush();
    }

    private static Cell Cell(Column<T> column, T row)
    {
        var value = column.Value(row);
        return new Cell(SafeText.Of(ValueText.Of(value, column.Name)), Paint.Of(value, column.Name));
    }
}

/// <summary>A text that is safe to show, and its colour.</summary>
/// <param name="Text">The text.</param>
/// <param name="Style">The colour.</param>
internal readonly record struct Cell(string Text, Style? Style = null);
