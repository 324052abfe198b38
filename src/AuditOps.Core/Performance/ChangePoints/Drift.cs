using AuditOps.Core.Trends;
using MathNet.Numerics.Statistics;

namespace AuditOps.Core.Performance.ChangePoints;

/// <summary>Values that rise or fall steadily: there is no place where they change.</summary>
internal static class Drift
{
    // Slopes are taken of all pairs, and there are half as many as the square of this.
    private const int Most = 200;

    /// <summary>Whether a straight line is nearer to the values than a step from one level to another.</summary>
    public static bool IsBetter(ReadOnlySpan<double> values, int at)
    {
        var step = Distance(values[..at].ToArray()) + Distance(values[at..].ToArray());
        return Without(values).Sum(Math.Abs) < step;
    }

    /// <summary>The values less the line through them.</summary>
    public static double[] Without(ReadOnlySpan<double> values)
    {
        var rest = values.ToArray();
        var width = (rest.Length + Most - 1) / Most;
        var slope = TheilSen.SlopeOf([.. rest.Chunk(width).Where(chunk => chunk.Length == width).Select(chunk => chunk.Median())]) / width;
        for (var i = 0; i < rest.Length; i++)
            rest[i] -= slope * i;
        var level = rest.Median();
        return Array.ConvertAll(rest, value => value - level);
    }

    private static double Distance(double[] values)
    {
        var level = values.Median();
        return values.Sum(value => Math.Abs(value - level));
    }
}
