using System.Globalization;
using AuditOps.Core.Charts;
using AuditOps.Core.Charts.Html;
using AuditOps.Core.Findings;

namespace AuditOps.Core.Reports;

/// <summary>Draws a report as one HTML page that needs nothing beside itself: no network, no other file; its summary and findings need no script.</summary>
internal static class ReportPage
{
    private const int MostCards = 25;
    private const int MostEvidence = 8;
    private static readonly string Script = HtmlPage.Resource("Reports.report.js");

    public static string Draw(ReportData data)
    {
        var page = new HtmlPage(data.Title);
        Header(page.Body, data);
        Tiles(page.Body, data);
        if (data.Charts.Count > 0)
            page.Body.Add($"{ChartBlock.WithoutScript}");
        var charts = 0;
        foreach (var section in data.Lead) Charts(page.Body, section, ref charts);
        if (data.Findings is { } findings) Findings(page.Body, data, findings);
        foreach (var section in data.More) Charts(page.Body, section, ref charts);
        foreach (var policy in data.Policies) PolicyTable.Draw(page.Body, policy);
        if (data.Shown is { } shown)
        {
            Events(page.Body, data, shown);
            page.Add("events-data", EventBlock.Write(shown, data.Findings ?? []));
            page.AddScript(Script);
        }

        if (charts > 0) page.Add(data.Charts);
        return page.ToString();
    }

    private static void Header(Markup body, ReportData data)
    {
        body.Add($"""<header><p class="brand">AuditOps report</p><h1>{data.Title}</h1><p class="source">{data.Source}</p>""");
        if (data.First is { } first && data.Last is { } last)
            body.Add($"""<p class="range">{first:yyyy-MM-dd HH:mm:ss} – {last:yyyy-MM-dd HH:mm:ss} UTC</p>""");
        else
            body.Add($"""<p class="range">{(data.Events == 0 ? "There are no events to tell of." : "None of the events has a time, so there is nothing to draw.")}</p>""");
        if (data.Findings is { } findings) body.Add($"""<p class="verdict">{Verdict(findings, data.Accepted)}</p>""");
        body.Add($"</header>\n");
    }

    private static string Verdict(IReadOnlyList<Finding> findings, int accepted)
    {
        var hidden = accepted == 0 ? "" : $" {Wording.Count(accepted, "accepted finding")} {(accepted == 1 ? "is" : "are")} not shown.";
        if (findings.Count == 0) return accepted == 0 ? "Nothing was found." : "Nothing is left to look at." + hidden;

        var parts = findings.GroupBy(f => f.Severity).OrderByDescending(g => g.Key)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count():#,0} {Lower(g.Key)}"));
        return $"{Wording.Count(findings.Count, "finding")}: {string.Join(", ", parts)}.{hidden}";
    }

    private static void Tiles(Markup body, ReportData data)
    {
        body.Add($"""<section class="tiles" aria-label="Summary">""");
        Tile("events", data.Events);
        Tile("failed", data.Failures, data.Failures > 0 ? "warn" : "");
        Tile("actors", data.Actors);
        Tile("addresses", data.Addresses);
        Tile("hosts", data.Hosts);
        Tile("not understood", data.Unparsed, data.Unparsed > 0 ? "warn" : "");
        body.Add($"</section>\n");
        if (data.Formats.Count > 0)
        {
            body.Add($"""<p class="formats">Formats:""");
            foreach (var format in data.Formats) body.Add($""" <span><b>{format.Name}</b> {(long)format.Value}</span>""");
            body.Add($"</p>\n");
        }

        void Tile(string name, long value, string mark = "") =>
            body.Add($"""<div class="tile {mark}"><div class="number">{value}</div><div class="label">{name}</div></div>""");
    }

    private static void Findings(Markup body, ReportData data, IReadOnlyList<Finding> findings)
    {
        body.Add($"""<section><h2>Findings</h2>""");
        if (findings.Count == 0) body.Add($"""<p class="quiet">No pattern and no anomaly {(data.Accepted == 0 ? "was found in these events" : "is left to look at")}.</p>""");
        var events = (data.Shown ?? []).ToDictionary(e => e.EventId);
        for (var i = 0; i < Math.Min(findings.Count, MostCards); i++)
            FindingCard.Draw(body, findings[i], i + 1, Evidence(findings[i], events));
        if (findings.Count > MostCards)
        {
            body.Add($"""<details class="rest"><summary>{findings.Count - MostCards} more findings</summary><div class="scroll"><table><thead><tr><th>severity</th><th>begins (UTC)</th><th>finding</th><th>why</th></tr></thead><tbody>""");
            for (var i = MostCards; i < findings.Count; i++) FindingCard.DrawRow(body, findings[i], i + 1);
            body.Add($"</tbody></table></div></details>");
        }

        body.Add($"</section>\n");
    }

    private static IReadOnlyList<AuditEvent> Evidence(Finding finding, Dictionary<string, AuditEvent> events) =>
        [.. finding.EventId.Select(id => events.GetValueOrDefault(id)).OfType<AuditEvent>().Take(MostEvidence)];

    private static void Charts(Markup body, ReportSection section, ref int number)
    {
        body.Add($"""<section><h2>{section.Heading}</h2><div class="charts{(section.Charts.Count > 1 ? " many" : "")}">""");
        foreach (var chart in section.Charts) ChartBlock.Draw(body, chart, number++, heading: section.Charts.Count == 1 ? null : 3);
        body.Add($"</div></section>\n");
    }

    private static void Events(Markup body, ReportData data, IReadOnlyList<AuditEvent> shown)
    {
        var hidden = data.Records - shown.Count;
        body.Add($"""<section id="events"><h2>Events</h2><p class="quiet">{shown.Count} of {data.Records} records: the findings' evidence, and the latest.""");
        if (hidden > 0) body.Add($" {hidden} more are counted above but not listed here.");
        body.Add($"""</p><noscript><p class="quiet">The table needs the page's own script; the summary and the findings do not.</p></noscript><div id="table"></div></section>""").Add($"\n");
    }

    internal static string Lower(Severity severity) => severity.ToString().ToLowerInvariant();
}
