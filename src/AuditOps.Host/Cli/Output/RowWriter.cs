namespace AuditOps.Host.Cli.Output;

/// <summary>Shows the rows of the user's own query, whose columns are known with the first one.</summary>
internal sealed class RowWriter(Terminal terminal) : IResultWriter<QueryRow>
{
    private TableWriter<QueryRow>? table;

    public void Add(QueryRow result)
    {
        table ??= new TableWriter<QueryRow>(terminal, [.. result.Columns.Select((name, i) =>
            new Column<QueryRow>(SafeText.Of(name), row => row.Values[i], "", result.Values[i] is sbyte or short or int or long or double or decimal))], clips: true);
        table.Add(result);
    }

    public void End() => table?.End();
}
