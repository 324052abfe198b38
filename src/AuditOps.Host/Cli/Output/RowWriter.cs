namespace AuditOps.Host.Cli.Output;

/// <summary>Shows the rows of the user's own query, whose columns are known with the first one.</summary>
internal sealed class RowWriter(Terminal terminal) : IResultWriter<QueryRow>
{
    private TableWriter<QueryRow>? table;

    public void Add(QueryRow result)
    {
        table ??= new TableWriter<QueryRow>(terminal, [.. result.Columns.Select((name, i) =>
            new Column<QueryRow>(Heading(name, result.Values[i]), "", row => row.Values[i]))], clips: true);
        table.Add(result);
    }

    public void End() => table?.End();

    private static Heading Heading(string name, object? value)
    {
        var number = value is sbyte or short or int or long or double or decimal;
        return new Heading(SafeText.Of(name), IsRigid: number || value is DateTime, IsRight: number);
    }
}
