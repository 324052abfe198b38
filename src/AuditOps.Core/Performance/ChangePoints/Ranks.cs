namespace AuditOps.Core.Performance.ChangePoints;

/// <summary>Ranks of values; equal values share the middle of theirs.</summary>
internal static class Ranks
{
    /// <summary>Ranks from 1 on.</summary>
    public static double[] Of(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var order = Enumerable.Range(0, sorted.Length).ToArray();
        Array.Sort(sorted, order);
        var ranks = new double[sorted.Length];
        for (int first = 0, after; first < sorted.Length; first = after)
        {
            for (after = first + 1; after < sorted.Length && sorted[after].Equals(sorted[first]);)
                after++;
            for (var i = first; i < after; i++)
                ranks[order[i]] = (first + 1 + after) / 2.0;
        }

        return ranks;
    }

    /// <summary>Ranks around 0, the greatest distance 1.</summary>
    public static double[] Centred(ReadOnlySpan<double> values)
    {
        var middle = (values.Length + 1) / 2.0;
        return Array.ConvertAll(Of(values), rank => (rank - middle) / middle);
    }
}
