using MathNet.Numerics;

namespace AuditOps.Core.Anomalies;

/// <summary>Adjacent hours of a series that all lie above, or all below what is usual.</summary>
/// <param name="Series">The series.</param>
/// <param name="Baseline">What is usual in it.</param>
/// <param name="First">The first hour.</param>
/// <param name="Last">The last hour.</param>
/// <param name="Deviation">Of all its hours together, in robust standard deviations; negative is below.</param>
internal sealed record UnusualSpan(ActivitySeries Series, SeasonalBaseline Baseline, int First, int Last, double Deviation)
{
    /// <summary>Events in it.</summary>
    public long Observed => Hours.Sum(hour => Series.Counts[hour]);

    /// <summary>Events that would be usual.</summary>
    public double Expected => Hours.Sum(Baseline.Expected);

    /// <summary>The hour that is least usual.</summary>
    public int Peak => Hours.MaxBy(hour => Math.Abs(Baseline.Deviation(hour)));

    /// <summary>How likely chance alone goes as far, were deviations normal.</summary>
    public double Probability => SpecialFunctions.Erfc(Math.Abs(Deviation) / Math.Sqrt(2));

    private IEnumerable<int> Hours => Enumerable.Range(First, Last - First + 1);

    /// <summary>Whether it is a drop on what was probably a holiday.</summary>
    public bool IsHoliday { get; } = Deviation < 0 && Baseline.IsLikeAWeekend(First, Last);

    /// <summary>How many events too many or too few.</summary>
    public double Excess => Math.Abs(Observed - Expected);

    /// <summary>Every span of a series whose hours deviate by the threshold or more, but for single hours between them.</summary>
    public static IEnumerable<UnusualSpan> Of(ActivitySeries series, HourGrid grid, double threshold)
    {
        var baseline = new SeasonalBaseline(grid, series.Counts);
        for (var first = 0; first < grid.Count;)
        {
            var sign = Sign(first);
            var last = first;
            while (sign != 0 && (Sign(last + 1) == sign || (Sign(last + 1) == 0 && Sign(last + 2) == sign)))
                last += Sign(last + 1) == sign ? 1 : 2;
            if (sign != 0)
                yield return new UnusualSpan(series, baseline, first, last, Together(baseline, first, last));
            first = last + 1;
        }

        // An hour that is cut short can hold too much, but says nothing when it holds little.
        int Sign(int hour) =>
            hour >= grid.Count ? 0
            : baseline.Deviation(hour) >= threshold ? 1
            : baseline.Deviation(hour) <= -threshold && grid.IsWhole(hour) ? -1
            : 0;
    }

    /// <summary>
    /// Whether another span tells this one already: both overlap, go the same way, and are mostly the same events, or everything is silent together.
    /// </summary>
    public bool IsToldBy(UnusualSpan other)
    {
        var (first, last) = (Math.Max(First, other.First), Math.Min(Last, other.Last));
        if (first > last || Math.Sign(Deviation) != Math.Sign(other.Deviation))
            return false;

        if (Deviation < 0 && other.Series.Depth < Series.Depth)
            return last - first + 1 >= (Last - First + 1) / 2.0;

        var (mine, others) = (ExcessIn(first, last), other.ExcessIn(first, last));
        return other.Series.Depth < Series.Depth ? mine >= 0.2 * others : others >= 0.5 * mine;
    }

    // Neighbours that persist tell less than strangers: the variance of a sum of autocorrelated values. Never less than the greatest alone.
    private static double Together(SeasonalBaseline baseline, int first, int last)
    {
        var deviations = Enumerable.Range(first, last - first + 1).Select(baseline.Deviation).ToList();
        var inflation = (1 + baseline.Persistence) / (1 - baseline.Persistence);
        var together = deviations.Sum() / Math.Sqrt(deviations.Count * inflation);
        var greatest = deviations.MaxBy(Math.Abs);
        return Math.Abs(greatest) > Math.Abs(together) ? greatest : together;
    }

    private double ExcessIn(int first, int last) =>
        Math.Abs(Enumerable.Range(first, last - first + 1).Sum(hour => Series.Counts[hour] - Baseline.Expected(hour)));
}
