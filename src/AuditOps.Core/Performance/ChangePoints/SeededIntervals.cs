namespace AuditOps.Core.Performance.ChangePoints;

/// <summary>Intervals of all lengths that cover a series evenly, few enough to look at every one (seeded binary segmentation: Kovács, Li, Bühlmann and Munk 2023).</summary>
internal static class SeededIntervals
{
    private static readonly double Decay = Math.Sqrt(0.5);

    /// <param name="count">How long the series is.</param>
    /// <param name="shortest">How long an interval is at least.</param>
    public static IReadOnlyList<(int Start, int End)> Of(int count, int shortest)
    {
        var intervals = new HashSet<(int, int)>();
        for (var layer = 0; ; layer++)
        {
            var length = count * Math.Pow(Decay, layer);
            if (length < shortest)
                return [.. intervals.Order()];
            var places = (2 * (int)Math.Ceiling(Math.Pow(1 / Decay, layer))) - 1;
            var step = places > 1 ? (count - length) / (places - 1) : 0;
            for (var place = 0; place < places; place++)
                intervals.Add(((int)Math.Floor(place * step), Math.Min(count, (int)Math.Ceiling((place * step) + length))));
        }
    }
}
