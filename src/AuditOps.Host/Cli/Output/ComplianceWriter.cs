using System.Globalization;
using Spectre.Console;

namespace AuditOps.Host.Cli.Output;

/// <summary>Shows a policy: its score, a line for each control, and what to do.</summary>
internal sealed class ComplianceWriter(Terminal terminal) : IResultWriter<ComplianceResult>
{
    private static readonly Heading[] Headings = [new("result", IsRigid: true), new("severity", IsRigid: true), new("weight", IsRigid: true, IsRight: true, IsOptional: true), new("control"), new("why")];

    public void Add(ComplianceResult result)
    {
        var score = result.Score is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:0.##} of 100") : "not known";
        Write($"{result.Title}: {score}", Paint.Heading);
        Write(string.Create(CultureInfo.InvariantCulture, $"{result.Passed} pass, {result.Failed} fail, {result.Warned} warn, {result.Waived} waived, {result.NotAssessed} not assessed; weights {result.FlatScore ?? 0} of {result.FlatMaximum}"), Paint.Quiet);
        if (result.NewFailing is { } failing)
            Write($"Newly failing: {Names(failing)}. Fixed: {Names(result.Fixed!)}. Still failing: {Names(result.StillFailing!)}.", null);
        var rows = result.Controls.Select(Row).ToArray();
        if (rows.Length > 0)
            TableLayout.Fit(Headings, rows, terminal.Width, clips: false).Write(terminal.Tables, rows, withHeader: true);
        terminal.Out.WriteLine();
        foreach (var recommendation in result.Recommendations)
            Write($"- {recommendation}", null);
        terminal.Flush();
    }

    public void End()
    {
    }

    private static Cell[] Row(ControlResult control) =>
    [
        new(ValueText.Of(control.Result, nameof(control.Result)), control.Result == ControlStatus.Fail ? Paint.Of(control.Severity) : Paint.Quiet),
        new(ValueText.Lower(control.Severity)),
        new(control.Weight.ToString(CultureInfo.InvariantCulture)),
        new(SafeText.Of(control.Control)),
        new(SafeText.Of(control.Explanation)),
    ];

    private static string Names(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);

    private void Write(string text, Style? style)
    {
        terminal.Tables.Write(new Text(SafeText.Of(text), style));
        terminal.Out.WriteLine();
    }
}
