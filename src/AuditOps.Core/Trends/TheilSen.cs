using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace AuditOps.Core.Trends;

/// <summary>A straight line through values at 0, 1, 2 …, which outliers hardly move: the median of the slopes of all pairs (Theil 1950, Sen 1968).</summary>
/// <param name="Slope">The change from one value to the next.</param>
/// <param name="Low">The lower end of its confidence interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Level">The line's value at 0.</param>
internal sealed record TheilSen(double Slope, double Low, double High, double Level)
{
    /// <param name="values">The values.</param>
    /// <param name="variance">Of the trend's score (<see cref="MannKendall"/>), from which the interval follows.</param>
    /// <param name="confidence">How likely the interval holds the slope.</param>
    public static TheilSen Of(IReadOnlyList<double> values, double variance, double confidence)
    {
        var slopes = Slopes(values);
        var slope = SortedArrayStatistics.Median(slopes);
        var reach = Normal.InvCDF(0, 1, (1 + confidence) / 2) * Math.Sqrt(Math.Max(0, variance));
        return new TheilSen(slope, At((slopes.Length - reach) / 2), At(((slopes.Length + reach) / 2) + 1), Statistics.Median(values.Select((value, i) => value - (slope * i))));

        // Sen's ranks count from 1 and lie between the slopes.
        double At(double rank)
        {
            var place = Math.Clamp(rank - 1, 0, slopes.Length - 1);
            var below = (int)place;
            return slopes[below] + ((place - below) * (slopes[Math.Min(below + 1, slopes.Length - 1)] - slopes[below]));
        }
    }

    /// <summary>The slope alone.</summary>
    public static double SlopeOf(IReadOnlyList<double> values) => SortedArrayStatistics.Median(Slopes(values));

    private static double[] Slopes(IReadOnlyList<double> values)
    {
        var slopes = new double[values.Count * (values.Count - 1) / 2];
        var place = 0;
        for (var i = 1; i < values.Count; i++)
        {
            for (var j = 0; j < i; j++)
                slopes[place++] = (values[i] - values[j]) / (i - j);
        }

        Array.Sort(slopes);
        return slopes;
    }
}
