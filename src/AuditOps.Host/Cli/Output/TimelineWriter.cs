using System.Globalization;
using Spectre.Console;

namespace AuditOps.Host.Cli.Output;

/// <summary>Shows a timeline as a story: the summary, then day by day what happened, with the pauses between.</summary>
internal sealed class TimelineWriter(Terminal terminal) : IResultWriter<Timeline>
{
    private static readonly Heading[] Headings =
        [new("time", IsRigid: true), new("outcome", IsRigid: true), new("action"), new("actor"), new("from"), new("host", IsOptional: true), new("what")];

    public void Add(Timeline result)
    {
        Write(result.Subject, Paint.Heading);
        Write(result.Summary, null);
        if (result.Start is { } start && result.End is { } end)
            Write(string.Create(CultureInfo.InvariantCulture, $"{FindingWriter.When(start, end)} UTC, {ValueText.Of(result.Duration)}, {result.Count:#,0} events, {result.Failures:#,0} failed"), Paint.Quiet);
        foreach (var phase in result.Phase)
            Write(string.Create(CultureInfo.InvariantCulture, $"{FindingWriter.When(phase.Start, phase.End)}  {phase.Tactic.Replace('_', ' ')}: {string.Join("; ", phase.Finding)}"), null);
        terminal.Out.WriteLine();
        Story(result);
        if (result.Omitted > 0) Write(string.Create(CultureInfo.InvariantCulture, $"{result.Omitted:#,0} later events are not shown."), Paint.Quiet);
        terminal.Out.WriteLine();
        terminal.Flush();
    }

    public void End()
    {
    }

    private void Story(Timeline timeline)
    {
        var gaps = timeline.Gap.ToDictionary(gap => gap.End);
        var rows = timeline.Event.Select(Row).ToArray();
        if (rows.Length == 0) return;

        var layout = TableLayout.Fit(Headings, rows, terminal.Width, clips: true);
        var day = DateTime.MinValue;
        var pending = new List<Cell[]>();
        for (var i = 0; i < rows.Length; i++)
        {
            if (timeline.Event[i].Time is { } time)
            {
                if (gaps.Remove(time, out var gap)) Break($"{ValueText.Of(gap.Duration)} without events", Paint.Quiet);
                if (time.Date != day) Break((day = time.Date).ToString("dddd, yyyy-MM-dd", CultureInfo.InvariantCulture), Paint.Heading);
            }

            pending.Add(rows[i]);
        }

        layout.Write(terminal.Tables, pending, withHeader: false);

        void Break(string text, Style style)
        {
            if (pending.Count > 0) layout.Write(terminal.Tables, pending, withHeader: false);
            pending.Clear();
            Write(text, style);
        }
    }

    private static Cell[] Row(AuditEvent e) =>
    [
        new("  " + (e.Time?.ToString("HH:mm:ss", CultureInfo.InvariantCulture) ?? "        "), Paint.Quiet),
        new(e.Outcome == "unknown" ? "" : SafeText.Of(e.Outcome), Paint.Of(e.Outcome, "Outcome")),
        new(SafeText.Of(e.Action) + (e.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ×{e.Count}") : "")),
        new(SafeText.Of(e.Actor)),
        new(SafeText.Of(e.SourceIp)),
        new(SafeText.Of(e.Host)),
        new(SafeText.Of(e.Command ?? e.Resource ?? e.Message)),
    ];

    private void Write(string text, Style? style)
    {
        terminal.Tables.Write(new Text(SafeText.Of(text), style));
        terminal.Out.WriteLine();
    }
}
