namespace AuditOps.Core.Performance.ChangePoints;

/// <summary>How likely chance alone gives a score as high, by putting the values in other orders. Values that remember their neighbours are moved as blocks.</summary>
/// <param name="orders">How many orders are tried.</param>
/// <param name="block">How many neighbours stay together.</param>
internal sealed class PermutationTest(int orders, int block)
{
    // Fewer have too few orders to tell chance from change.
    private const int FewestBlocks = 10;

    private const int Seed = 20260302;

    /// <summary>The probability, at least 1 / (orders + 1); once it is sure to be above a level, the rest is not tried.</summary>
    public double Probability(double[] ranks, IReadOnlyList<(int Start, int End)> intervals, int shortest, double score, double level, CancellationToken cancellationToken)
    {
        if (ranks.Length < FewestBlocks * block)
            return 1;
        var random = new Random(Seed);
        var scores = new SplitScore(ranks.Length);
        var order = new double[ranks.Length];
        var reached = 0;
        for (var tried = 1; tried <= orders; tried++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Shuffle(ranks, order, random);
            scores.Take(order);
            if (scores.Best(intervals, shortest).Score >= score)
                reached++;
            if ((reached + 1.0) / (orders + 1) > level)
                return (reached + 1.0) / (tried + 1);
        }

        return (reached + 1.0) / (orders + 1);
    }

    private void Shuffle(double[] ranks, double[] order, Random random)
    {
        if (block <= 1)
        {
            ranks.CopyTo(order, 0);
            random.Shuffle(order);
            return;
        }

        // The blocks begin at a place of their own each time, as on a ring, so that no border is always kept.
        var offset = random.Next(ranks.Length);
        var blocks = Enumerable.Range(0, (ranks.Length + block - 1) / block).ToArray();
        random.Shuffle(blocks);
        var to = 0;
        foreach (var chosen in blocks)
        {
            for (var i = chosen * block; i < Math.Min(ranks.Length, (chosen + 1) * block); i++)
                order[to++] = ranks[(i + offset) % ranks.Length];
        }
    }
}
