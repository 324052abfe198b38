using Spectre.Console;

namespace AuditOps.Host.Cli.Output;

/// <summary>Shows findings as they come, one below the other.</summary>
internal sealed class LiveFindingWriter(Terminal terminal) : IResultWriter<Finding>
{
    public void Add(Finding result)
    {
        terminal.Tables.Write(new Text(ValueText.Lower(result.Severity), Paint.Of(result.Severity)));
        terminal.Out.Write($" · {SafeText.Of(result.Title)} · {FindingWriter.When(result.Start, result.End)}{(result.Ongoing ? " · going on" : "")}");
        terminal.Out.WriteLine();
        terminal.Tables.Write(new Padder(new Text(SafeText.Of(result.Explanation)), new Padding(4, 0, 0, 0)));
        terminal.Tables.Write(new Padder(new Text(SafeText.Of($"{result.Type} · finding {result.FindingId}"), Paint.Quiet), new Padding(4, 0, 0, 0)));
    }

    public void End()
    {
    }
}
