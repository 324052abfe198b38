using System.Globalization;
using Spectre.Console;

namespace AuditOps.Host.Cli.Output;

/// <summary>Shows findings as a table, followed by why each was reported and where its events are.</summary>
internal sealed class FindingWriter(Terminal terminal) : IResultWriter<Finding>
{
    private static readonly Heading[] Headers =
    [
        new("#", IsRigid: true, IsRight: true), new("severity", IsRigid: true), new("finding"), new("who or what", IsOptional: true),
        new("when (UTC)", IsRigid: true, IsOptional: true), new("count", IsRigid: true, IsRight: true), new("score", IsRigid: true, IsRight: true),
    ];

    private readonly List<Finding> findings = [];

    /// <summary>How many the table shows; the rest is counted.</summary>
    public int Shown { get; init; } = int.MaxValue;

    /// <summary>How many are explained.</summary>
    public int Explained { get; init; } = 25;

    /// <summary>Where those are that are not explained here.</summary>
    public string Elsewhere { get; init; } = "--json explains every one";

    public void Add(Finding result) => findings.Add(result);

    public void End()
    {
        if (findings.Count == 0)
        {
            terminal.Out.WriteLine("Nothing found.");
            return;
        }

        var rows = findings.Take(Shown).Select((finding, i) => Row(finding, i + 1)).ToArray();
        TableLayout.Fit(Headers, rows, terminal.Width, clips: false).Write(terminal.Tables, rows, withHeader: true);
        terminal.Out.WriteLine();
        for (var i = 0; i < Math.Min(findings.Count, Explained); i++) Explain(findings[i], i + 1);
        if (findings.Count > Explained)
            Line($"{findings.Count - Explained:#,0} more are not explained here; {Elsewhere}.", Paint.Quiet);
        Line(Sum(), Paint.Heading);
    }

    private static Cell[] Row(Finding finding, int number) =>
    [
        new(number.ToString(CultureInfo.InvariantCulture), Paint.Quiet),
        new(ValueText.Lower(finding.Severity), Paint.Of(finding.Severity)),
        new(SafeText.Of(finding.Title)),
        new(SafeText.Of(finding.EntityName)),
        new(When(finding.Start, finding.End), Paint.Quiet),
        new(finding.Count.ToString("#,0", CultureInfo.InvariantCulture)),
        new(finding.Score.ToString("0", CultureInfo.InvariantCulture)),
    ];

    /// <summary>A time range; what both ends share is written once.</summary>
    internal static string When(DateTime start, DateTime end)
    {
        var from = start.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var to = end.ToString(start.Date == end.Date ? "HH:mm" : start.Year == end.Year ? "MM-dd HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return start.Date == end.Date && from.EndsWith(to, StringComparison.Ordinal) ? from : $"{from} – {to}";
    }

    private void Explain(Finding finding, int number)
    {
        var grid = new Grid();
        grid.AddColumn(new GridColumn { NoWrap = true, Width = 3, Alignment = Justify.Right, Padding = new Padding(0, 0, 2, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        grid.AddRow(new Text(number.ToString(CultureInfo.InvariantCulture), Paint.Of(finding.Severity)), new Text(SafeText.Of(finding.Explanation)));
        if (finding.EventId.Count > 0)
        {
            var evidence = $"{finding.Type} · finding {finding.FindingId} · first event {finding.EventId[0]}" + (finding.Tags.Count > 0 ? " · " + string.Join(", ", finding.Tags) : "");
            grid.AddRow(new Text(""), new Text(SafeText.Of(evidence), Paint.Quiet));
        }

        terminal.Tables.Write(grid);
        terminal.Out.WriteLine();
    }

    private string Sum()
    {
        var parts = findings.GroupBy(f => f.Severity).OrderByDescending(g => g.Key)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count():#,0} {ValueText.Lower(g.Key)}"));
        return string.Create(CultureInfo.InvariantCulture, $"{findings.Count:#,0} {(findings.Count == 1 ? "finding" : "findings")}: {string.Join(", ", parts)}.");
    }

    private void Line(FormattableString text, Style style) => Line(text.ToString(CultureInfo.InvariantCulture), style);

    private void Line(string text, Style style)
    {
        terminal.Tables.Write(new Text(text, style));
        terminal.Out.WriteLine();
    }
}
