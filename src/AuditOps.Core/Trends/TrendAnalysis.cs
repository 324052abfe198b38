using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace AuditOps.Core.Trends;

/// <summary>The trend of a series of counts, one for each period.</summary>
/// <param name="Direction">Whether there is one, and which way.</param>
/// <param name="Test">How sure that is; null where there are too few periods.</param>
/// <param name="Line">The line through the values without their season.</param>
/// <param name="Season">The season.</param>
/// <param name="Adjusted">The values without it.</param>
/// <param name="Next">What is expected of the next period, and the band around it.</param>
internal sealed record TrendAnalysis(
    TrendDirection Direction, MannKendall? Test, TheilSen? Line, SeasonalAdjustment Season, IReadOnlyList<double> Adjusted, (double Value, double Low, double High)? Next)
{
    /// <summary>Fewer periods tell nothing: of three, every order is likely.</summary>
    public const int FewestPeriods = 4;

    // The median of the absolute deviations times this is the standard deviation of the normal distribution.
    private const double Consistent = 1.4826;

    /// <param name="values">The counts.</param>
    /// <param name="period">How long the periods are.</param>
    /// <param name="start">When the first begins.</param>
    /// <param name="confidence">How sure a trend must be, and how likely bands hold the value.</param>
    public static TrendAnalysis Of(IReadOnlyList<double> values, TrendPeriod period, DateTime start, double confidence)
    {
        var season = SeasonalAdjustment.Of(values, period, start);
        var adjusted = season.Adjust(values);
        if (values.Count < FewestPeriods)
            return new TrendAnalysis(TrendDirection.Unknown, null, null, season, adjusted, null);

        var test = MannKendall.Of(adjusted);
        var line = TheilSen.Of(adjusted, test.Variance, confidence);
        var isSure = test.Probability <= 1 - confidence && line.Slope != 0;
        var direction = !isSure ? TrendDirection.Steady : line.Slope > 0 ? TrendDirection.Increasing : TrendDirection.Decreasing;
        return new TrendAnalysis(direction, test, line, season, adjusted, Forecast(adjusted, line, season, isSure, confidence));
    }

    // Without a sure trend the level goes on, since a line through noise would be wrong in either way.
    private static (double Value, double Low, double High) Forecast(double[] adjusted, TheilSen line, SeasonalAdjustment season, bool isSure, double confidence)
    {
        var slope = isSure ? line.Slope : 0;
        var level = Statistics.Median(adjusted.Select((value, i) => value - (slope * i)));
        var rest = adjusted.Select((value, i) => value - (slope * i) - level).ToList();
        var deviation = Math.Max(Consistent * Statistics.Median(rest.Select(Math.Abs)), Math.Sqrt(rest.Sum(each => each * each) / rest.Count) / 2);

        // The band of a regression line one step beyond its values.
        double n = adjusted.Length;
        var beyond = (n - ((n - 1) / 2)) * (n - ((n - 1) / 2)) / (n * ((n * n) - 1) / 12);
        var reach = StudentT.InvCDF(0, 1, n - 2, (1 + confidence) / 2) * deviation * Math.Sqrt(1 + (1 / n) + (isSure ? beyond : 0));
        var value = level + (slope * n) + season.At(adjusted.Length);
        return (Math.Max(0, value), Math.Max(0, value - reach), Math.Max(0, value + reach));
    }
}
