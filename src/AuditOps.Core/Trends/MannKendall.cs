using MathNet.Numerics.Distributions;

namespace AuditOps.Core.Trends;

/// <summary>
/// The test of Mann (1945) and Kendall (1975): whether later values tend to be greater, or smaller, than earlier ones. Few values without ties
/// are judged by all their orders; more by the normal distribution, with the correction for ties, and for autocorrelation by Hamed and Rao (1998).
/// </summary>
/// <param name="Score">Pairs that rise less pairs that fall.</param>
/// <param name="Variance">Of the score, where there is no trend.</param>
/// <param name="Probability">Of a score at least as far from 0, where there is no trend.</param>
internal sealed record MannKendall(long Score, double Variance, double Probability)
{
    private const int MostExact = 12;

    public static MannKendall Of(IReadOnlyList<double> values)
    {
        var score = 0L;
        for (var i = 1; i < values.Count; i++)
        {
            for (var j = 0; j < i; j++)
                score += values[i].CompareTo(values[j]);
        }

        var ties = values.GroupBy(value => value).Select(group => (double)group.Count()).Where(count => count > 1).ToList();
        double n = values.Count;
        var variance = ((n * (n - 1) * ((2 * n) + 5)) - ties.Sum(count => count * (count - 1) * ((2 * count) + 5))) / 18;
        if (values.Count <= MostExact && ties.Count == 0)
            return new MannKendall(score, variance, Exact(values.Count, score));

        variance *= Autocorrelation.VarianceFactor(values);
        return new MannKendall(score, variance, variance <= 0 ? 1 : Math.Min(1, 2 * Normal.CDF(0, 1, -Math.Max(0, Math.Abs(score) - 1) / Math.Sqrt(variance))));
    }

    // Each further value comes before 0 to n - 1 of the others with equal chance, and so adds as many inversions.
    private static double Exact(int count, long score)
    {
        var chances = new double[] { 1 };
        for (var n = 2; n <= count; n++)
        {
            var next = new double[chances.Length + n - 1];
            for (var inversions = 0; inversions < chances.Length; inversions++)
            {
                for (var added = 0; added < n; added++)
                    next[inversions + added] += chances[inversions] / n;
            }

            chances = next;
        }

        var pairs = count * (count - 1L) / 2;
        return Math.Min(1, chances.Where((_, inversions) => Math.Abs(pairs - (2L * inversions)) >= Math.Abs(score)).Sum());
    }
}
