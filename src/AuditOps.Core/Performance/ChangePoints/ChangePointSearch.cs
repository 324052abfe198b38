using MathNet.Numerics.Statistics;

namespace AuditOps.Core.Performance.ChangePoints;

/// <summary>A place from which on the values of a series are others.</summary>
/// <param name="At">The first value of the new part.</param>
/// <param name="Probability">How likely chance alone gives as great a difference.</param>
internal readonly record struct Change(int At, double Probability);

/// <summary>
/// Finds where the level or the spread of a series changes. Candidates are the best splits of seeded intervals (<see cref="SeededIntervals"/>), judged by ranks
/// (<see cref="SplitScore"/>) and believed only if hardly any other order of the values splits as well (<see cref="PermutationTest"/>). What a straight line
/// tells better than a step is a drift and no change.
/// </summary>
/// <param name="confidence">How sure a change must be.</param>
internal sealed class ChangePointSearch(double confidence)
{
    /// <summary>Fewer values than this on either side tell nothing.</summary>
    public const int Shortest = 5;

    private const int Orders = 999;

    // What remembers more than this wanders from level to level by itself.
    private const double MostAlike = 0.65;

    // Every order is tried on all values; more than these are taken together first.
    private const int Most = 1_500;

    /// <summary>The changes, in their order.</summary>
    public IReadOnlyList<Change> Find(IReadOnlyList<double> values, CancellationToken cancellationToken)
    {
        var all = values as double[] ?? [.. values];
        if (all.Length < 2 * Shortest)
            return [];
        var width = (all.Length + Most - 1) / Most;
        if (width <= 1)
            return Search(all, cancellationToken);
        double[] coarse = [.. all.Chunk(width).Select(chunk => chunk.Median())];
        return [.. Search(coarse, cancellationToken).Select(change => change with { At = Refine(all, change.At * width, width) })];
    }

    private List<Change> Search(double[] values, CancellationToken cancellationToken)
    {
        var share = Dependence.Of(values);
        if (share > MostAlike)
            return [];

        // As many neighbours as carry the memory of a value; see docs/quality.md for what this costs and saves.
        var block = share < Math.Max(0.12, 1.5 / Math.Sqrt(values.Length)) ? 1 : (int)Math.Ceiling(3 * (1 + share) / (1 - share));
        var test = new PermutationTest(Orders, block);
        var found = new SortedSet<int>();
        var pending = new Stack<(int Start, int End)>([(0, values.Length)]);
        while (pending.TryPop(out var part))
        {
            if (Split(values.AsSpan(part.Start, part.End - part.Start), test, cancellationToken) is not { } change)
                continue;
            var at = part.Start + change.At;
            found.Add(at);
            pending.Push((part.Start, at));
            pending.Push((at, part.End));
        }

        return Confirm(values, found, test, cancellationToken);
    }

    /// <summary>Judges each change again between its neighbours; the least likely one goes until all hold.</summary>
    private List<Change> Confirm(double[] values, SortedSet<int> found, PermutationTest test, CancellationToken cancellationToken)
    {
        while (true)
        {
            int[] borders = [0, .. found, values.Length];
            var judged = new List<Change>();
            for (var i = 1; i < borders.Length - 1; i++)
            {
                var part = values.AsSpan(borders[i - 1], borders[i + 1] - borders[i - 1]);
                judged.Add(new Change(borders[i], Judge(part, [(0, part.Length)], test, cancellationToken).Probability));
            }

            if (judged.Count == 0 || judged.Max(change => change.Probability) <= 1 - confidence)
                return judged;
            found.Remove(judged.MaxBy(change => change.Probability).At);
        }
    }

    private Change? Split(ReadOnlySpan<double> values, PermutationTest test, CancellationToken cancellationToken)
    {
        if (values.Length < 2 * Shortest)
            return null;
        var intervals = SeededIntervals.Of(values.Length, 2 * Shortest);
        var change = Judge(values, intervals, test, cancellationToken);
        if (change.Probability > 1 - confidence)
            return null;
        if (!Drift.IsBetter(values, change.At))
            return change;
        change = Judge(Drift.Without(values), intervals, test, cancellationToken);
        return change.Probability > 1 - confidence ? null : change;
    }

    private Change Judge(ReadOnlySpan<double> values, IReadOnlyList<(int Start, int End)> intervals, PermutationTest test, CancellationToken cancellationToken)
    {
        var ranks = Ranks.Centred(values);
        var scores = new SplitScore(ranks.Length);
        scores.Take(ranks);
        var (score, at) = scores.Best(intervals, Shortest);
        return new Change(at, score > 0 ? test.Probability(ranks, intervals, Shortest, score, 1 - confidence, cancellationToken) : 1);
    }

    // Taken together, values tell the place to a few; one by one they tell it.
    private static int Refine(double[] values, int around, int width)
    {
        var start = Math.Max(0, around - (20 * width));
        var part = values.AsSpan(start, Math.Min(values.Length, around + (20 * width)) - start);
        var scores = new SplitScore(part.Length);
        scores.Take(Ranks.Centred(part));
        return start + scores.Best(0, part.Length, Shortest).At;
    }
}
