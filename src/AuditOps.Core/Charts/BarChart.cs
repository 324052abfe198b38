namespace AuditOps.Core.Charts;

/// <summary>One bar.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Value">Its length.</param>
/// <param name="Failures">The part of it that failed.</param>
internal readonly record struct Bar(string Name, long Value, long Failures);

/// <summary>Draws the largest groups as bars, the largest first.</summary>
internal static class BarChart
{
    private const double Width = 480;
    private const double Row = 25;
    private const double Names = 160;
    private const double Numbers = 74;
    private const int LongestName = 24;

    /// <param name="bars">The bars, the largest first.</param>
    /// <param name="unit">What is counted.</param>
    public static Markup Draw(IReadOnlyList<Bar> bars, string unit)
    {
        var most = Math.Max(bars.Select(b => b.Value).DefaultIfEmpty(1).Max(), 1);
        var room = Width - Names - Numbers;
        var svg = new Markup();
        svg.Add($"""<svg class="chart bars" viewBox="0 0 {Width} {(bars.Count * Row) + 4}" role="img" aria-label="{unit}">""");
        for (var i = 0; i < bars.Count; i++)
        {
            var (bar, y) = (bars[i], i * Row);
            var (length, failed) = (Math.Max((double)bar.Value / most * room, 1), (double)bar.Failures / most * room);
            var tip = $"{bar.Name}: {Amount(bar.Value)} {unit}, {Amount(bar.Failures)} failed";
            svg.Add($"""<g data-tip="{tip}"><title>{tip}</title><rect class="hit" x="0" y="{y}" width="{Width}" height="{Row}"/>""");
            svg.Add($"""<text class="name" x="{Names - 10}" y="{y + 17}" text-anchor="end">{Short(bar.Name)}</text>""");
            svg.Add($"""<rect class="all" x="{Names}" y="{y + 4}" width="{length}" height="{Row - 8}" rx="2"/>""");
            if (bar.Failures > 0) svg.Add($"""<rect class="failed" x="{Names}" y="{y + 4}" width="{Math.Max(failed, 1)}" height="{Row - 8}" rx="2"/>""");
            svg.Add($"""<text class="value" x="{Names + length + 7}" y="{y + 17}">{bar.Value}</text></g>""");
        }

        return svg.Add($"</svg>");
    }

    private static string Amount(long count) => count.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);

    private static string Short(string name)
    {
        if (name.Length <= LongestName) return name;

        var end = LongestName - 1;
        return name[..(char.IsHighSurrogate(name[end - 1]) ? end - 1 : end)] + "…";
    }
}
