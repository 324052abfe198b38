namespace AuditOps.Core.Performance.Metrics;

/// <summary>What was measured of a series and is not written yet: counts of each minute, and the latest values one by one.</summary>
internal sealed class SeriesBuffer
{
    /// <summary>How many values of a series are kept one by one.</summary>
    public const int MostPoints = 10_000;

    // Only where nothing can be written for a day does a buffer hold so many.
    private const int MostMinutes = 1_440;

    private readonly SortedDictionary<long, MetricCounts> minutes = [];
    private readonly Queue<MetricPoint> points = [];

    /// <summary>The counts, by minutes since 1970.</summary>
    public IReadOnlyDictionary<long, MetricCounts> Minutes => minutes;

    /// <summary>The latest values, oldest first.</summary>
    public IReadOnlyCollection<MetricPoint> Points => points;

    /// <summary>The minute of a time, counted since 1970.</summary>
    public static long MinuteOf(DateTime time) => (long)Math.Floor((time - DateTime.UnixEpoch).TotalMinutes);

    public void Add(MetricPoint point)
    {
        Of(MinuteOf(point.Time)).Add(point.Value, point.Failed);
        Keep(point);
    }

    /// <summary>Adds what an earlier buffer could not write.</summary>
    public void Add(SeriesBuffer earlier)
    {
        foreach (var (minute, counts) in earlier.minutes)
            Of(minute).Add(counts);
        var later = points.ToArray();
        points.Clear();
        foreach (var point in earlier.points.Concat(later))
            Keep(point);
    }

    private MetricCounts Of(long minute)
    {
        if (minutes.TryGetValue(minute, out var counts))
            return counts;
        if (minutes.Count == MostMinutes)
            minutes.Remove(minutes.First().Key);
        return minutes[minute] = new MetricCounts();
    }

    private void Keep(MetricPoint point)
    {
        if (points.Count == MostPoints)
            points.Dequeue();
        points.Enqueue(point);
    }
}
