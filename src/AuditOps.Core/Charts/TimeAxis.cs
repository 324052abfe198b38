using System.Globalization;

namespace AuditOps.Core.Charts;

/// <summary>Widths of time buckets.</summary>
internal static class TimeAxis
{
    private const int MostBuckets = 168;

    private static readonly TimeSpan[] Widths =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15),
        TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
        TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(7), TimeSpan.FromDays(14), TimeSpan.FromDays(28), TimeSpan.FromDays(91), TimeSpan.FromDays(364),
        TimeSpan.FromDays(3_640),
    ];

    /// <summary>The width with which a chart of this range is fine but not crowded.</summary>
    public static TimeSpan BucketWidth(DateTime first, DateTime last) =>
        Widths.FirstOrDefault(width => (last - first) / width < MostBuckets, Widths[^1]);

    /// <summary>The start of the bucket that holds a time.</summary>
    public static DateTime Floor(DateTime time, TimeSpan width)
    {
        var since = (time - DateTime.UnixEpoch).Ticks;
        return DateTime.UnixEpoch.AddTicks(since - (((since % width.Ticks) + width.Ticks) % width.Ticks));
    }

    /// <summary>A width in words, as the unit of a chart.</summary>
    public static string Words(TimeSpan width) => width switch
    {
        { TotalDays: >= 364 } => "year",
        { TotalDays: >= 1 } => Count(width.Days, "day"),
        { TotalHours: >= 1 } => Count(width.Hours, "hour"),
        { TotalMinutes: >= 1 } => Count(width.Minutes, "minute"),
        _ => Count(width.Seconds, "second"),
    };

    private static string Count(int count, string unit) => count == 1 ? unit : string.Create(CultureInfo.InvariantCulture, $"{count} {unit}s");
}
