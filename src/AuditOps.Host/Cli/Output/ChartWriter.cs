namespace AuditOps.Host.Cli.Output;

/// <summary>Shows charts as they are drawn with characters.</summary>
internal sealed class ChartWriter(Terminal terminal) : IResultWriter<Chart>
{
    public void Add(Chart result)
    {
        terminal.Out.WriteLine(ChartText.Draw(result, terminal.Width, terminal.ColorsOut));
        if (result.Destination is { } file) terminal.Out.WriteLine($"Written to {SafeText.Of(file)}.");
        terminal.Out.WriteLine();
        terminal.Flush();
    }

    public void End()
    {
    }
}
