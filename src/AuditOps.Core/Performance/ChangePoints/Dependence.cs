using MathNet.Numerics.Statistics;

namespace AuditOps.Core.Performance.ChangePoints;

/// <summary>How much neighbouring values are alike, seen through steps between levels.</summary>
internal static class Dependence
{
    // The greatest differences are those across steps; of the others the mean knows the shape of the noise better than the median.
    private const double Near = 0.85;

    private static readonly int[] Lags = [2, 3, 4, 5, 6];

    /// <summary>
    /// The autocorrelation of neighbours, from 0 to nearly 1, by how much further apart values some places apart are than neighbours: 1 + ρ + … + ρᵏ⁻¹ times
    /// as much for k places, in variance, if each value remembers a share ρ of the one before. The greatest differences, those across steps, are left out.
    /// </summary>
    public static double Of(ReadOnlySpan<double> values)
    {
        var near = Spread(values, 1);
        if (near <= 0)
            return 0;
        var shares = new List<double>();
        foreach (var lag in Lags)
        {
            // In a short series, a step alone would make values some places apart differ.
            if (lag > Math.Max(2, values.Length / 25))
                break;
            var ratio = Spread(values, lag) / near;
            shares.Add(Share(ratio * ratio, lag));
        }

        return shares.Count > 0 ? shares.Median() : 0;
    }

    private static double Spread(ReadOnlySpan<double> values, int lag)
    {
        var differences = new double[values.Length - lag];
        for (var i = 0; i < differences.Length; i++)
            differences[i] = Math.Abs(values[i + lag] - values[i]);
        Array.Sort(differences);
        return differences.AsSpan(0, Math.Max(1, (int)(differences.Length * Near))).ToArray().Average();
    }

    // 1 + ρ + … + ρᵏ⁻¹ grows with ρ, so that halving finds it.
    private static double Share(double ratio, int lag)
    {
        var (low, high) = (0.0, 0.99);
        for (var i = 0; i < 30; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = (1 - Math.Pow(middle, lag)) / (1 - middle) < ratio ? (middle, high) : (low, middle);
        }

        return low;
    }
}
