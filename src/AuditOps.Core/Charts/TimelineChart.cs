namespace AuditOps.Core.Charts;

/// <summary>Events of one stretch of time.</summary>
/// <param name="Start">Its start, UTC.</param>
/// <param name="Events">All events.</param>
/// <param name="Failures">Those that failed.</param>
internal readonly record struct TimelineBucket(DateTime Start, long Events, long Failures);

/// <summary>Something marked above the bars.</summary>
/// <param name="Time">Where, UTC.</param>
/// <param name="Level">Its severity in lower case, which chooses the colour.</param>
/// <param name="Title">What.</param>
internal readonly record struct TimelineMark(DateTime Time, string Level, string Title);

/// <summary>Draws how many events there were and how many failed, over time.</summary>
internal static class TimelineChart
{
    private const double Width = 1_000;
    private const double Height = 270;
    private const double Left = 62;
    private const double Right = 12;
    private const double Top = 44;
    private const double Bottom = 34;
    private const int MostMarks = 60;

    /// <param name="buckets">At least one; gaps are drawn as gaps.</param>
    /// <param name="bucketWidth">How long a bucket is.</param>
    /// <param name="marks">What to mark, the most important first; where there are very many, the least important are left out.</param>
    public static Markup Draw(IReadOnlyList<TimelineBucket> buckets, TimeSpan bucketWidth, IReadOnlyList<TimelineMark> marks)
    {
        var (first, end) = (buckets[0].Start, buckets[^1].Start + bucketWidth);
        var scale = Scale.For([.. buckets.Select(b => b.Events)]);
        var unit = $"events per {TimeAxis.Words(bucketWidth)}{(scale.IsSquareRoot ? " (square root scale)" : "")}";
        var svg = new Markup();
        svg.Add($"""<svg class="chart" viewBox="0 0 {Width} {Height}" role="img" aria-label="{unit}, from {first:yyyy-MM-dd HH:mm} to {end:yyyy-MM-dd HH:mm} UTC">""");
        Axes(svg, scale, first, end, unit);
        var wide = X(first + bucketWidth, first, end) - Left;
        var bar = Math.Max(wide - (wide > 4 ? 1 : 0), 0.6);
        foreach (var bucket in buckets.Where(b => b.Events > 0))
        {
            var x = X(bucket.Start, first, end);
            var tip = $"{Tip(bucket.Start)} UTC: {Amount(bucket.Events)} events, {Amount(bucket.Failures)} failed";
            var (top, fail) = (Y(scale, bucket.Events), Y(scale, bucket.Failures));
            svg.Add($"""<g class="bucket" data-tip="{tip}"><title>{tip}</title><rect class="hit" x="{x}" y="{Top}" width="{wide}" height="{Height - Bottom - Top}"/>""");
            svg.Add($"""<rect class="all" x="{x}" y="{top}" width="{bar}" height="{Height - Bottom - top}"/>""");
            if (bucket.Failures > 0) svg.Add($"""<rect class="failed" x="{x}" y="{fail}" width="{bar}" height="{Height - Bottom - fail}"/>""");
            svg.Add($"</g>");
        }

        foreach (var mark in marks.Where(m => m.Time >= first && m.Time < end).Take(MostMarks).Reverse())
        {
            var x = X(mark.Time, first, end);
            svg.Add($"""<g class="mark {mark.Level}" data-tip="{mark.Title}"><title>{mark.Title}</title><line x1="{x}" y1="{Top - 6}" x2="{x}" y2="{Height - Bottom}"/>""");
            svg.Add($"""<path d="M{x - 5} {Top - 16}h10l-5 10z"/></g>""");
        }

        Legend(svg, marks.Count > 0);
        return svg.Add($"</svg>");
    }

    private static void Axes(Markup svg, Scale scale, DateTime first, DateTime end, string unit)
    {
        foreach (var tick in scale.Ticks())
        {
            var y = Y(scale, tick);
            svg.Add($"""<line class="grid" x1="{Left}" y1="{y}" x2="{Width - Right}" y2="{y}"/><text class="tick" x="{Left - 8}" y="{y + 4}" text-anchor="end">{tick}</text>""");
        }

        foreach (var (time, name) in TimeAxis.Ticks(first, end))
        {
            var x = X(time, first, end);
            svg.Add($"""<line class="axis" x1="{x}" y1="{Height - Bottom}" x2="{x}" y2="{Height - Bottom + 5}"/><text class="tick" x="{x}" y="{Height - Bottom + 20}" text-anchor="middle">{name}</text>""");
        }

        svg.Add($"""<line class="axis" x1="{Left}" y1="{Height - Bottom}" x2="{Width - Right}" y2="{Height - Bottom}"/><text class="unit" x="0" y="14">{unit}</text>""");
    }

    private static void Legend(Markup svg, bool hasMarks)
    {
        var x = Width - Right - (hasMarks ? 250 : 150);
        svg.Add($"""<g class="legend"><rect class="all" x="{x}" y="5" width="11" height="11"/><text x="{x + 16}" y="14">all events</text>""");
        svg.Add($"""<rect class="failed" x="{x + 92}" y="5" width="11" height="11"/><text x="{x + 108}" y="14">failed</text>""");
        if (hasMarks) svg.Add($"""<path class="sign" d="M{x + 160} 6h10l-5 10z"/><text x="{x + 176}" y="14">finding begins</text>""");
        svg.Add($"</g>");
    }

    private static string Tip(DateTime time) => time.ToString("ddd yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static string Amount(long count) => count.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);

    private static double X(DateTime time, DateTime first, DateTime end) => Left + ((time - first) / (end - first) * (Width - Left - Right));

    private static double Y(Scale scale, long value) => Height - Bottom - (scale.Place(value) * (Height - Top - Bottom));
}
