namespace AuditOps.Core.Charts.Html;

/// <summary>Draws charts as a page of their own.</summary>
internal static class ChartPage
{
    public static string Draw(IReadOnlyList<Chart> charts)
    {
        var title = charts.Count == 0 ? "Chart" : charts[0].Title;
        var page = new HtmlPage(title);
        page.Body.Add($"""<header><p class="brand">AuditOps chart</p><h1>{title}</h1>""");
        if (charts.Count > 0) page.Body.Add($"""<p class="source">{Source(charts[0])}</p>""");
        page.Body.Add($"</header>\n");
        if (charts.Count > 0) page.Body.Add($"{ChartBlock.WithoutScript}");
        if (charts.Count == 0) page.Body.Add($"""<section><p class="quiet">There is nothing to show.</p></section>""");
        for (var i = 0; i < charts.Count; i++)
        {
            page.Body.Add($"<section>");
            ChartBlock.Draw(page.Body, charts[i], i, heading: charts.Count == 1 ? null : 2);
            page.Body.Add($"</section>\n");
        }

        if (charts.Count > 0) page.Add(charts);
        return page.ToString();
    }

    private static string Source(Chart chart) => SourceText.Of(chart.Store, chart.LiteralPath);
}
