using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AuditOps.Core.Charts;
using AuditOps.Core.Findings;

namespace AuditOps.Core.Reports;

/// <summary>Draws a report as one HTML page that needs nothing beside itself: no network, no other file; its summary and findings need no script.</summary>
internal static class ReportPage
{
    private const int MostCards = 25;
    private const int MostEvidence = 8;
    private static readonly string Style = Resource("report.css");
    private static readonly string Script = Resource("report.js");

    public static string Draw(ReportData data)
    {
        var body = new Markup();
        Header(body, data);
        Tiles(body, data);
        var charts = data.WithCharts && data.Timeline.Count > 0;
        if (charts) Timeline(body, data);
        Findings(body, data);
        if (charts) Groups(body, data);
        Events(body, data);

        // The policy lets exactly this style and this script pass, and nothing be loaded from anywhere.
        var policy = $"default-src 'none'; style-src 'sha256-{Hash(Style)}'; script-src 'sha256-{Hash(Script)}'; base-uri 'none'; form-action 'none'";
        var head = new Markup().Add($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="generator" content="AuditOps">
            <title>{data.Title}</title>

            """);
        return $"{head}<style>{Style}</style>\n</head>\n<body>\n<main>\n{body}</main>\n<script type=\"application/json\" id=\"events-data\">{EventBlock.Write(data)}</script>\n"
            + $"<script>{Script}</script>\n</body>\n</html>\n";
    }

    private static void Header(Markup body, ReportData data)
    {
        body.Add($"""<header><p class="brand">AuditOps report</p><h1>{data.Title}</h1><p class="source">{data.Source}</p>""");
        if (data.First is { } first && data.Last is { } last)
            body.Add($"""<p class="range">{first:yyyy-MM-dd HH:mm:ss} – {last:yyyy-MM-dd HH:mm:ss} UTC</p>""");
        body.Add($"""<p class="verdict">{Verdict(data.Findings, data.Accepted)}</p></header>""").Add($"\n");
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
            foreach (var format in data.Formats) body.Add($""" <span><b>{format.Name}</b> {format.Value}</span>""");
            body.Add($"</p>\n");
        }

        void Tile(string name, long value, string mark = "") =>
            body.Add($"""<div class="tile {mark}"><div class="number">{value}</div><div class="label">{name}</div></div>""");
    }

    private static void Findings(Markup body, ReportData data)
    {
        body.Add($"""<section><h2>Findings</h2>""");
        if (data.Findings.Count == 0) body.Add($"""<p class="quiet">No pattern and no anomaly {(data.Accepted == 0 ? "was found in these events" : "is left to look at")}.</p>""");
        var events = data.Shown.ToDictionary(e => e.EventId);
        for (var i = 0; i < Math.Min(data.Findings.Count, MostCards); i++)
            FindingCard.Draw(body, data.Findings[i], i + 1, Evidence(data.Findings[i], events));
        if (data.Findings.Count > MostCards)
        {
            body.Add($"""<details class="rest"><summary>{data.Findings.Count - MostCards} more findings</summary><div class="scroll"><table><thead><tr><th>severity</th><th>begins (UTC)</th><th>finding</th><th>why</th></tr></thead><tbody>""");
            for (var i = MostCards; i < data.Findings.Count; i++) FindingCard.DrawRow(body, data.Findings[i], i + 1);
            body.Add($"</tbody></table></div></details>");
        }

        body.Add($"</section>\n");
    }

    private static IReadOnlyList<AuditEvent> Evidence(Finding finding, Dictionary<string, AuditEvent> events) =>
        [.. finding.EventId.Select(id => events.GetValueOrDefault(id)).OfType<AuditEvent>().Take(MostEvidence)];

    private static void Timeline(Markup body, ReportData data)
    {
        var marks = data.Findings.Select(f => new TimelineMark(f.Start, Lower(f.Severity), $"{Lower(f.Severity)}: {f.Title}")).ToArray();
        body.Add($"""<section><h2>Over time</h2><figure>{TimelineChart.Draw(data.Timeline, data.BucketWidth, marks)}</figure></section>""").Add($"\n");
    }

    private static void Groups(Markup body, ReportData data)
    {
        body.Add($"""<section><h2>Over the week</h2><figure>{HeatMapChart.Draw(data.Week, "events")}</figure></section>""");
        body.Add($"""<section><h2>Most frequent</h2><div class="tops">""");
        foreach (var (name, bars) in data.Top) body.Add($"""<figure><figcaption>{name}</figcaption>{BarChart.Draw(bars, "events")}</figure>""");
        body.Add($"</div></section>\n");
    }

    private static void Events(Markup body, ReportData data)
    {
        var hidden = data.Records - data.Shown.Count;
        body.Add($"""<section id="events"><h2>Events</h2><p class="quiet">{data.Shown.Count} of {data.Records} records: the findings' evidence, and the latest.""");
        if (hidden > 0) body.Add($" {hidden} more are counted above but not listed here.");
        body.Add($"""</p><noscript><p class="quiet">The table needs the page's own script; the summary and the findings do not.</p></noscript><div id="table"></div></section>""").Add($"\n");
    }

    internal static string Lower(Severity severity) => severity.ToString().ToLowerInvariant();

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("AuditOps.Core.Reports." + name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
