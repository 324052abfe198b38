using AuditOps.Core.Findings;

namespace AuditOps.Core.Charts;

/// <summary>How many events over time, how many of them failed, and where findings begin.</summary>
internal static class TimelineChart
{
    // More signs than these cover each other.
    private const int MostMarks = 60;

    /// <param name="buckets">The stretches in which there is something, the earliest first.</param>
    /// <param name="width">How long a stretch is.</param>
    /// <param name="marks">What to mark, the most important first.</param>
    /// <param name="title">The heading.</param>
    public static Chart Of(IReadOnlyList<Bucket> buckets, TimeSpan width, IReadOnlyList<ChartMark> marks, string? title = null)
    {
        var inside = buckets.Count == 0 ? [] : marks.Where(mark => mark.Time >= buckets[0].Start && mark.Time < buckets[^1].Start + width).ToList();
        return new Chart
        {
            Type = ChartType.Timeline,
            Title = title ?? "Events over time",
            Summary = Sentence(buckets, width, inside.Count),
            X = new ChartAxis { Label = "time (UTC)", Scale = ChartScale.Time, Step = width },
            Y = Scale.For([.. buckets.Select(bucket => (double)bucket.Events)]).Axis($"events per {TimeAxis.Words(width)}"),
            Series = Series(buckets),
            Marks = [.. inside.Take(MostMarks)],
            LeftOut = inside.Count > MostMarks ? $"{Wording.Number(inside.Count - MostMarks)} less severe findings are not marked." : null,
            Start = buckets.Count == 0 ? null : buckets[0].Start,
            End = buckets.Count == 0 ? null : buckets[^1].Start + width,
        };
    }

    /// <summary>All events, and those of them that failed.</summary>
    public static IReadOnlyList<ChartSeries> Series(IReadOnlyList<Bucket> buckets) =>
    [
        new ChartSeries { Name = "all events", Role = SeriesRole.Whole, Points = [.. buckets.Select(bucket => new ChartPoint { Time = bucket.Start, Value = bucket.Events })] },
        new ChartSeries { Name = "failed", Role = SeriesRole.Failed, Points = [.. buckets.Where(bucket => bucket.Failures > 0).Select(bucket => new ChartPoint { Time = bucket.Start, Value = bucket.Failures })] },
    ];

    private static string Sentence(IReadOnlyList<Bucket> buckets, TimeSpan width, int findings)
    {
        if (buckets.Count == 0)
            return "There is no event with a time.";
        var most = buckets.MaxBy(bucket => bucket.Events);
        var marked = findings == 0 ? "" : $" {Wording.Count(findings, "finding")} {(findings == 1 ? "begins" : "begin")} in it.";
        return $"{Wording.Count(buckets.Sum(bucket => bucket.Events), "event")} from {Wording.Time(buckets[0].Start)} on, {Wording.Number(buckets.Sum(bucket => bucket.Failures))} failed; "
            + $"most in one {TimeAxis.Words(width)}: {Wording.Number(most.Events)} from {Wording.Time(most.Start)} on.{marked}";
    }
}
