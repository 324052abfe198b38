using System.Globalization;
using AuditOps.Core.Findings;
using AuditOps.Core.Performance.Metrics;

namespace AuditOps.Core.Performance.ChangePoints;

/// <summary>Says what changed, in one sentence.</summary>
internal static class ChangeWording
{
    public static ChangePoint Result(int index, DateTime? time, Part before, Part after, double confidence, SeriesKey? key)
    {
        // In units of what is usual: a level that moved by less than the values vary is the smaller change of the two.
        var spread = Math.Max(before.Spread, after.Spread);
        var kind = Math.Abs(after.Level - before.Level) >= 0.5 * spread ? ChangePointKind.Level : ChangePointKind.Spread;
        return new ChangePoint
        {
            Operation = key?.Name,
            Label = key?.ShownLabel,
            Time = time,
            Index = index,
            Kind = kind,
            Before = before.Level,
            After = after.Level,
            ChangePercent = before.Level == 0 ? null : 100 * (after.Level - before.Level) / Math.Abs(before.Level),
            SpreadBefore = before.Spread,
            SpreadAfter = after.Spread,
            CountBefore = before.Count,
            CountAfter = after.Count,
            Unit = key?.ShownUnit,
            Confidence = confidence,
            Explanation = Sentence(kind, index, time, before, after, confidence, key),
        };
    }

    private static string Sentence(ChangePointKind kind, int index, DateTime? time, Part before, Part after, double confidence, SeriesKey? key)
    {
        var since = time is { } at ? $"since {Wording.Time(at)}" : $"from value {Wording.Number(index)} on";
        var unit = key?.ShownUnit is { } known ? " " + known : "";
        var subject = key is null ? "The series" : Wording.Name(key.Name);
        var (from, to) = kind == ChangePointKind.Level ? (before.Level, after.Level) : (before.Spread, after.Spread);
        var what = kind == ChangePointKind.Spread ? to > from ? "varies more" : "varies less"
            : key?.Kind == PerfMetricKind.Operation ? to > from ? "is slower" : "is quicker"
            : to > from ? "is higher" : "is lower";
        var share = from > 0 ? string.Create(CultureInfo.InvariantCulture, $" by {Math.Abs(100 * (to - from) / from):#,0.#} %") : "";
        var measure = kind == ChangePointKind.Level ? "median" : "median distance from the median";
        return $"{subject} {what} {since}{share}: {measure} {Wording.Measure(to)}{unit} of {Wording.Count(after.Count, "value")}, {Wording.Measure(from)}{unit} of {Wording.Number(before.Count)} before; "
            + $"chance alone does as much {Wording.Once(1 - confidence, "orders of these values")}.";
    }
}
