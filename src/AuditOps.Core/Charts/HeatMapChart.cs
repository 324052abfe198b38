using System.Globalization;

namespace AuditOps.Core.Charts;

/// <summary>Draws when in the week events happen: a row a day, a column an hour.</summary>
internal static class HeatMapChart
{
    private const int Hours = 24;
    private const int Levels = 6;
    private const double Left = 46;
    private const double Top = 26;
    private const double Wide = 38.5;
    private const double High = 26;
    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <param name="hours">168 counts: Monday 00:00 first, Sunday 23:00 last.</param>
    /// <param name="unit">What is counted, for the legend.</param>
    public static Markup Draw(IReadOnlyList<long> hours, string unit)
    {
        var steps = Steps(hours);
        var width = Left + (Hours * Wide) + 4;
        var height = Top + (Days.Length * High) + 34;
        var svg = new Markup();
        svg.Add($"""<svg class="chart heat" viewBox="0 0 {width} {height}" role="img" aria-label="{unit} by weekday and hour, UTC">""");
        for (var hour = 0; hour < Hours; hour += 2)
            svg.Add($"""<text class="tick" x="{Left + ((hour + 0.5) * Wide)}" y="{Top - 9}" text-anchor="middle">{Hour(hour)}</text>""");
        for (var day = 0; day < Days.Length; day++)
        {
            svg.Add($"""<text class="tick" x="{Left - 8}" y="{Top + ((day + 0.66) * High)}" text-anchor="end">{Days[day]}</text>""");
            for (var hour = 0; hour < Hours; hour++)
            {
                var count = hours[(day * Hours) + hour];
                var tip = $"{Days[day]} {Hour(hour)}–{Hour(hour + 1)} UTC: {count.ToString("#,0", CultureInfo.InvariantCulture)} {unit}";
                svg.Add($"""<rect class="{Level(count, steps)}" x="{Left + (hour * Wide) + 1}" y="{Top + (day * High) + 1}" width="{Wide - 2}" height="{High - 2}" rx="3" data-tip="{tip}"><title>{tip}</title></rect>""");
            }
        }

        Legend(svg, steps, unit, height - 12);
        return svg.Add($"</svg>");
    }

    /// <summary>Where each level begins: quantiles, because counts of hours are rarely spread evenly.</summary>
    private static long[] Steps(IReadOnlyList<long> hours)
    {
        var present = hours.Where(h => h > 0).Order().ToArray();
        return present.Length == 0 ? [] : [.. Enumerable.Range(0, Levels).Select(level => present[level * (present.Length - 1) / Levels]).Distinct()];
    }

    private static string Level(long count, long[] steps)
    {
        var level = count == 0 ? 0 : steps.Count(step => count >= step);
        return level == 0 ? "h0" : "h" + (level + Levels - steps.Length).ToString(CultureInfo.InvariantCulture);
    }

    private static void Legend(Markup svg, long[] steps, string unit, double y)
    {
        svg.Add($"""<g class="legend"><rect class="h0" x="{Left}" y="{y - 10}" width="14" height="12" rx="2"/><text x="{Left + 19}" y="{y}">none</text>""");
        var x = Left + 62;
        foreach (var step in steps)
        {
            svg.Add($"""<rect class="{Level(step, steps)}" x="{x}" y="{y - 10}" width="14" height="12" rx="2"/><text x="{x + 19}" y="{y}">≥ {step}</text>""");
            x += 86;
        }

        svg.Add($"""<text x="{x}" y="{y}">{unit} in that hour of the week</text></g>""");
    }

    private static string Hour(int hour) => hour.ToString("00", CultureInfo.InvariantCulture);
}
