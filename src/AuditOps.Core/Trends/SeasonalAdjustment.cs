using MathNet.Numerics.Statistics;

namespace AuditOps.Core.Trends;

/// <summary>What each part of a season usually lies above the line through all values.</summary>
/// <param name="Name">The season, or null where there is none.</param>
/// <param name="Parts">Of each part, what it adds; their median is 0.</param>
/// <param name="Offset">Which part the first value is.</param>
internal sealed record SeasonalAdjustment(string? Name, IReadOnlyList<double> Parts, int Offset)
{
    private const int FewestSeasons = 3;

    /// <summary>No season.</summary>
    public static SeasonalAdjustment None { get; } = new(null, [0], 0);

    /// <summary>The season of periods: hours have days, days have weeks, and it takes three of them to know one.</summary>
    public static SeasonalAdjustment Of(IReadOnlyList<double> values, TrendPeriod period, DateTime start)
    {
        var (name, length, offset) = period switch
        {
            TrendPeriod.Hourly => ("hour of the day", 24, start.Hour),
            TrendPeriod.Daily => ("day of the week", 7, (int)start.DayOfWeek),
            _ => ("", int.MaxValue / FewestSeasons, 0),
        };
        if (values.Count < FewestSeasons * length)
            return None;

        var slope = TheilSen.SlopeOf(values);
        var parts = values.Select((value, i) => (Part: (i + offset) % length, Above: value - (slope * i))).GroupBy(each => each.Part).OrderBy(part => part.Key)
            .Select(part => Statistics.Median(part.Select(each => each.Above))).ToList();
        var middle = Statistics.Median(parts);
        return new SeasonalAdjustment(name, [.. parts.Select(part => part - middle)], offset);
    }

    /// <summary>What the season adds to a value by its place.</summary>
    public double At(int place) => Parts[(place + Offset) % Parts.Count];

    /// <summary>The values without their season.</summary>
    public double[] Adjust(IReadOnlyList<double> values) => [.. values.Select((value, place) => value - At(place))];
}
