using AuditOps.Core.Performance.ChangePoints;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace AuditOps.Core.Performance.Baselines;

/// <summary>
/// Whether values of one sample tend to be greater than those of another (Mann and Whitney 1947). Up to 60 values are judged by all the ways to choose as many
/// of them, ties as they are; more by the normal distribution, corrected for ties.
/// </summary>
/// <param name="Probability">Of ranks at least as far from the middle, where both samples are of the same.</param>
/// <param name="EffectSize">Cliff's delta (1993): how often a later value is greater less how often it is smaller, −1 to 1.</param>
/// <param name="Shift">The median of all differences (Hodges and Lehmann 1963).</param>
internal sealed record MannWhitney(double Probability, double EffectSize, double Shift)
{
    private const int MostExact = 60;

    /// <param name="before">The earlier sample, not empty.</param>
    /// <param name="after">The later one, not empty.</param>
    public static MannWhitney Of(IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        double[] all = [.. after, .. before];
        var ranks = Ranks.Of(all);
        var sum = ranks.Take(after.Count).Sum();
        double wins = sum - (after.Count * (after.Count + 1) / 2.0), pairs = (double)after.Count * before.Count;
        var probability = all.Length <= MostExact ? Exact(ranks, after.Count, sum) : Approximate(all, sum, after.Count, before.Count);
        return new MannWhitney(probability, (2 * wins / pairs) - 1, after.SelectMany(_ => before, (later, earlier) => later - earlier).Median());
    }

    // Ways to choose so many ranks with each sum. Ranks of ties lie between whole numbers, so that all are doubled.
    private static double Exact(double[] ranks, int chosen, double sum)
    {
        var doubled = Array.ConvertAll(ranks, rank => (int)Math.Round(2 * rank));
        var most = doubled.Sum();
        var ways = new double[chosen + 1, most + 1];
        ways[0, 0] = 1;
        var reached = 0;
        foreach (var rank in doubled)
        {
            reached += rank;
            for (var count = chosen; count > 0; count--)
            {
                for (var total = reached; total >= rank; total--)
                    ways[count, total] += ways[count - 1, total - rank];
            }
        }

        double all = 0, extreme = 0;
        var middle = chosen * (ranks.Length + 1.0);
        for (var total = 0; total <= most; total++)
        {
            all += ways[chosen, total];
            if (Math.Abs(total - middle) >= Math.Abs((2 * sum) - middle) - 1e-9)
                extreme += ways[chosen, total];
        }

        return extreme / all;
    }

    private static double Approximate(double[] all, double sum, double after, double before)
    {
        double n = all.Length;
        var ties = all.GroupBy(value => value).Sum(group => Math.Pow(group.Count(), 3) - group.Count());
        var variance = after * before / 12 * (n + 1 - (ties / (n * (n - 1))));
        var distance = Math.Max(0, Math.Abs(sum - (after * (n + 1) / 2)) - 0.5);
        return variance <= 0 ? 1 : Math.Min(1, 2 * Normal.CDF(0, 1, -distance / Math.Sqrt(variance)));
    }
}
