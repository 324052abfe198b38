using System.Globalization;
using AuditOps.Host.Cli.Output;
using Spectre.Console;

namespace AuditOps.Host.Cli.Demo;

/// <summary>The main job on logs whose secrets are known: make, import, look, report, and say what was found and what was not.</summary>
internal sealed class Demonstration(Terminal terminal, IEngine engine, ConsoleObserver observer, CancellationToken cancellationToken)
{
    private const string Report = "auditops-report.html";

    public int Run()
    {
        // Left behind on purpose: the commands at the end read it.
        var folder = Directory.CreateTempSubdirectory("auditops-demo-").FullName;
        var store = Path.Combine(folder, "store");

        Head("Sample logs of two weeks, with attacks hidden among everyday life");
        var samples = Do(new NewSample { Destination = Path.Combine(folder, "logs"), Format = ["syslog", "cloudtrail"] });
        Show(samples, ResultWriter.For<SampleFile>(terminal));

        Head("Import");
        Show(Do(new ImportEvent { LiteralPath = [.. samples.Select(s => s.Destination)], Store = store, TimeZone = "UTC" }), ResultWriter.For<ImportResult>(terminal));

        Head("Findings");
        var findings = Do(new InvokeTriage { Store = store, Report = Path.GetFullPath(Report) });
        Show(findings, new FindingWriter(terminal) { Shown = 10, Explained = 4, Elsewhere = "the report has every one" });

        Head("What was hidden, and what was found");
        Show(findings, new AnswerSheet(samples[0].Labels).Check(findings, engine, store, observer, cancellationToken));

        Head("Next");
        Next(folder, store, samples, findings);
        return ExitCode.Done;
    }

    private List<T> Do<T>(IRequest<T> request)
    {
        var results = engine.Run(request, observer, cancellationToken).ToList();
        observer.Clear();
        return results;
    }

    private void Show<T>(IEnumerable<T> results, IResultWriter<T> writer)
    {
        foreach (var result in results) writer.Add(result);
        writer.End();
        terminal.Flush();
    }

    private void Show(List<Finding> findings, IReadOnlyList<(Answer Answer, Finding? Finding)> answers)
    {
        var rows = answers
            .OrderBy(a => a.Finding is null)
            .Select(a => new[]
            {
                a.Finding is { } finding ? new Cell($"found, #{findings.IndexOf(finding) + 1}", Paint.Good) : new Cell("not found", Paint.Quiet),
                new Cell(a.Answer.Difficulty, Paint.Quiet),
                new Cell(a.Answer.Kind.Replace('_', ' ')),
                new Cell(a.Answer.File, Paint.Quiet),
                new Cell(SafeText.Of(a.Answer.EntityName)),
                new Cell(SafeText.Of(a.Answer.Title)),
            })
            .ToArray();
        TableLayout.Fit([new("", IsRigid: true), new("", IsRigid: true), new("attack", IsRigid: true), new("log", IsOptional: true), new("who", IsRigid: true), new("what")], rows, terminal.Width, clips: true)
            .Write(terminal.Tables, rows, withHeader: true);
        terminal.Out.WriteLine();
        var found = answers.Count(a => a.Finding is not null);
        Line($"{found} of {answers.Count} found. The hidden ones look like everyday life on purpose; for some others there is no pattern yet.", Paint.Heading);
        terminal.Flush();
    }

    private void Next(string folder, string store, List<SampleFile> samples, List<Finding> findings)
    {
        Line($"The report is {Report}: open it in a browser. The samples are in {folder}; delete it when you are done.", null);
        terminal.Out.WriteLine();
        var program = Executable.Command();
        Command($"{program} triage {samples[0].Destination}");
        if (findings.Count > 0) Command($"{program} audit-analytics timeline --store {store} --event-id {findings[0].EventId[0]} --around 10m");
        Command($"{program} audit-analytics stats --store {store} --group-by actor,outcome --top 5");
        Command($"{program} audit query --store {store} --query \"SELECT action, count(*) AS events FROM events GROUP BY ALL ORDER BY 2 DESC LIMIT 5\"");
        terminal.Flush();
    }

    private void Head(string text)
    {
        terminal.Out.WriteLine();
        Line(text, Paint.Heading);
        terminal.Flush();
    }

    // Commands are copied from here, so they are never broken into lines.
    private void Command(string text) => terminal.Out.WriteLine("  " + SafeText.Of(text));

    private void Line(FormattableString text, Style? style) => Line(text.ToString(CultureInfo.InvariantCulture), style);

    private void Line(string text, Style? style)
    {
        terminal.Tables.Write(new Text(SafeText.Of(text), style));
        terminal.Out.WriteLine();
    }
}
