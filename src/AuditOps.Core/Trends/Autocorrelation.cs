using MathNet.Numerics.Statistics;

namespace AuditOps.Core.Trends;

/// <summary>
/// How much more the score of a trend varies where neighbours are alike: by the correlations at all lags (Hamed and Rao 1998, equation 15), or, where that is
/// more, by those that follow from the correlation of neighbours (Yue and Wang 2004), whose estimate is too small in short series (Kendall 1954).
/// </summary>
internal static class Autocorrelation
{
    private const double Significant = 1.959964;

    /// <summary>What the variance of independent values is multiplied by; never less than 1, since a trend must not become surer by it.</summary>
    public static double VarianceFactor(IReadOnlyList<double> values)
    {
        double n = values.Count;
        if (n < 6)
            return 1;

        var slope = TheilSen.SlopeOf(values);
        var ranks = ArrayStatistics.RanksInplace([.. values.Select((value, i) => value - (slope * i))]);
        var mean = (n + 1) / 2;
        var spread = ranks.Sum(rank => (rank - mean) * (rank - mean));
        if (spread == 0)
            return 1;

        var (sum, neighbours) = (0.0, 0.0);
        for (var lag = 1; lag < values.Count - 2; lag++)
        {
            var together = 0.0;
            for (var i = lag; i < ranks.Length; i++)
                together += (ranks[i] - mean) * (ranks[i - lag] - mean);
            var correlation = together / spread;
            if (Math.Abs(correlation) <= Significant / Math.Sqrt(n))
                continue;
            sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * correlation;
            neighbours = lag == 1 ? correlation : neighbours;
        }

        return Math.Max(OfNeighbours(n, neighbours), 1 + (2 / (n * (n - 1) * (n - 2)) * sum));
    }

    private static double OfNeighbours(double n, double correlation)
    {
        if (correlation <= 0)
            return 1;
        var likely = Math.Min(0.99, ((n * correlation) + 2) / (n - 4));
        var (sum, power) = (0.0, likely);
        for (var lag = 1; lag < n; lag++, power *= likely)
            sum += (1 - (lag / n)) * power;
        return 1 + (2 * sum);
    }
}
