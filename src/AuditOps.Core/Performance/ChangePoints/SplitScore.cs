namespace AuditOps.Core.Performance.ChangePoints;

/// <summary>
/// How different two neighbouring parts of a series are, by the ranks of their values alone, so that outliers weigh no more than others: the squares of
/// the standardised statistics of Wilcoxon (level) and Mood (spread), added as Lepage (1971) does.
/// </summary>
internal sealed class SplitScore
{
    private readonly double[] levels;
    private readonly double[] levelSquares;
    private readonly double[] spreads;
    private readonly double[] spreadSquares;

    /// <param name="count">How many values there will be at most.</param>
    public SplitScore(int count)
    {
        levels = new double[count + 1];
        levelSquares = new double[count + 1];
        spreads = new double[count + 1];
        spreadSquares = new double[count + 1];
    }

    /// <summary>Takes the centred ranks of a series.</summary>
    public void Take(ReadOnlySpan<double> ranks)
    {
        for (var i = 0; i < ranks.Length; i++)
        {
            var level = ranks[i];
            var spread = level * level;
            levels[i + 1] = levels[i] + level;
            levelSquares[i + 1] = levelSquares[i] + spread;
            spreads[i + 1] = levelSquares[i + 1];
            spreadSquares[i + 1] = spreadSquares[i] + (spread * spread);
        }
    }

    /// <summary>The split of an interval whose parts differ most.</summary>
    /// <param name="start">The interval's first value.</param>
    /// <param name="end">The first value after it.</param>
    /// <param name="shortest">How many values a part has at least.</param>
    public (double Score, int At) Best(int start, int end, int shortest)
    {
        var best = (Score: 0.0, At: start);
        double length = end - start;
        var (level, levelVariance) = Moments(levels, levelSquares, start, end, length);
        var (spread, spreadVariance) = Moments(spreads, spreadSquares, start, end, length);
        for (var at = start + shortest; at <= end - shortest; at++)
        {
            double left = at - start;
            var scale = length / (left * (length - left));
            var levelGap = levels[at] - levels[start] - (left * level);
            var spreadGap = spreads[at] - spreads[start] - (left * spread);
            var score = (levelVariance > 0 ? levelGap * levelGap * scale / levelVariance : 0) + (spreadVariance > 0 ? spreadGap * spreadGap * scale / spreadVariance : 0);
            if (score > best.Score)
                best = (score, at);
        }

        return best;
    }

    /// <summary>The best split of all intervals.</summary>
    public (double Score, int At) Best(IReadOnlyList<(int Start, int End)> intervals, int shortest)
    {
        var best = (Score: 0.0, At: 0);
        foreach (var (start, end) in intervals)
        {
            var found = Best(start, end, shortest);
            if (found.Score > best.Score)
                best = found;
        }

        return best;
    }

    private static (double Mean, double Variance) Moments(double[] sums, double[] squares, int start, int end, double length)
    {
        var mean = (sums[end] - sums[start]) / length;
        // Rounding leaves a little where all values are the same.
        var variance = ((squares[end] - squares[start]) / length) - (mean * mean);
        return (mean, variance > 1e-9 * Math.Max(1, mean * mean) ? variance : 0);
    }
}
