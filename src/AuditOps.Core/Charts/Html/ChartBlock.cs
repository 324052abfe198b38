using System.Globalization;
using AuditOps.Core.Findings;

namespace AuditOps.Core.Charts.Html;

/// <summary>A chart on a page: what it says in words, the place where it is drawn, and its numbers as a table, which needs no script.</summary>
internal static class ChartBlock
{
    /// <summary>What a page says where its script does not run.</summary>
    public static Markup WithoutScript { get; } = new Markup().Add($"""<noscript><p class="note">The charts are drawn by the page's own script. Without it, their numbers stand in the tables below them.</p></noscript>""");

    /// <param name="body">The page.</param>
    /// <param name="chart">The chart.</param>
    /// <param name="number">Its place among the page's charts.</param>
    /// <param name="heading">The level of its heading, or null where the one above is its own.</param>
    public static void Draw(Markup body, Chart chart, int number, int? heading = null)
    {
        body.Add($"""<figure class="chart"><figcaption>""");
        if (heading is { } level) body.Add($"<h{level}>{chart.Title}</h{level}>");
        body.Add($"""<p class="quiet">{chart.Summary}{(chart.LeftOut is null ? "" : " " + chart.LeftOut)}</p></figcaption>""");
        if (chart.Figures.Count > 0) Figures(body, chart);
        if (Rows(chart) is { Count: > 0 } rows)
        {
            var label = $"{chart.Title}. {chart.Summary} The arrow keys go through its points.";
            body.Add($"""<div class="plot" data-chart="{number}" role="img" tabindex="0" aria-label="{label}"></div><p class="said" role="status"></p>""");
            Numbers(body, chart, number, rows);
        }

        if (chart.Type == ChartType.Compliance && chart.Marks.Count > 0) Failing(body, chart);
        body.Add($"</figure>\n");
    }

    private static IReadOnlyList<string[]> Rows(Chart chart) => chart.Nodes.Count > 0 || chart.Series.Any(series => series.Points.Count > 0) ? ChartRows.Of(chart) : [];

    private static void Figures(Markup body, Chart chart)
    {
        if (chart.Figures.All(figure => figure.Group is null))
        {
            body.Add($"""<div class="figures">""");
            foreach (var figure in chart.Figures)
                body.Add($"""<div class="tile"><div class="number">{Shown(figure.Value)}</div><div class="label">{figure.Label}</div></div>""");
            body.Add($"</div>");
            return;
        }

        var labels = chart.Figures.Select(figure => figure.Label).Distinct().ToList();
        body.Add($"""<div class="scroll"><table class="spans"><thead><tr><th scope="col">last</th>""");
        foreach (var label in labels) body.Add($"""<th scope="col">{label}</th>""");
        body.Add($"</tr></thead><tbody>");
        foreach (var group in chart.Figures.GroupBy(figure => figure.Group!))
        {
            body.Add($"""<tr><th scope="row">{group.Key}</th>""");
            foreach (var figure in group) body.Add($"""<td>{Shown(figure.Value)}{Change(figure)}</td>""");
            body.Add($"</tr>");
        }

        body.Add($"</tbody></table></div>");
    }

    private static Markup Change(ChartFigure figure)
    {
        var shown = new Markup();
        if (figure is not { Value: { } value, Previous: { } previous }) return shown;
        var change = previous == 0 ? value == 0 ? "as before" : "none before" : string.Create(CultureInfo.InvariantCulture, $"{100 * (value - previous) / previous:+#,0;−#,0;±0} %");
        return shown.Add($""" <small title="{Wording.Measure(previous)} in the span before">{change}</small>""");
    }

    private static void Numbers(Markup body, Chart chart, int number, IReadOnlyList<string[]> rows)
    {
        body.Add($"""<details class="numbers"><summary>Its numbers as a table</summary><div class="scroll" role="region" tabindex="0" aria-label="{string.Create(CultureInfo.InvariantCulture, $"Numbers of chart {number + 1}: {chart.Title}")}"><table><thead><tr>""");
        foreach (var name in rows[0]) body.Add($"""<th scope="col">{name}</th>""");
        body.Add($"</tr></thead><tbody>");
        foreach (var row in rows.Skip(1).Take(ChartRows.Most))
        {
            body.Add($"""<tr><th scope="row">{row[0]}</th>""");
            foreach (var value in row.Skip(1)) body.Add($"<td>{value}</td>");
            body.Add($"</tr>");
        }

        body.Add($"</tbody></table></div>");
        if (rows.Count - 1 > ChartRows.Most) body.Add($"""<p class="quiet">{rows.Count - 1 - ChartRows.Most} more rows are in the chart's JSON.</p>""");
        body.Add($"</details>");
    }

    private static void Failing(Markup body, Chart chart)
    {
        body.Add($"""<ul class="failing">""");
        foreach (var mark in chart.Marks)
        {
            var severity = mark.Level.ToString().ToLowerInvariant();
            body.Add($"""<li class="{severity}"><span class="badge">{severity}</span> {mark.Label}</li>""");
        }

        body.Add($"</ul>");
    }

    private static string Shown(double? value) => value is { } known ? Wording.Measure(known) : "not known";
}
