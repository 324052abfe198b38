namespace AuditOps.Host.Cli.Output;

/// <summary>Shows batches: a line for each, or where their items were asked for, each batch with a table of its items.</summary>
internal sealed class BatchWriter(Terminal terminal, IResultWriter<BatchInfo> lines) : IResultWriter<BatchInfo>
{
    public void Add(BatchInfo result)
    {
        if (result.Items.Count == 0)
        {
            lines.Add(result);
            return;
        }

        new ListWriter<BatchInfo>(terminal).Add(result with { Items = [] });
        var items = ResultWriter.Table<BatchItem>(terminal, listsOne: false);
        foreach (var item in result.Items) items.Add(item);
        items.End();
        terminal.Out.WriteLine();
    }

    public void End() => lines.End();
}
