namespace AuditOps.Benchmarks.Caching;

/// <summary>Requests to a cache, made from a seed.</summary>
internal static class Traces
{
    private const double Skew = 0.86;
    private const int Keys = 50_000;

    /// <summary>Keys by Zipf's law: few are asked for often, most hardly ever.</summary>
    public static int[] Zipf(int length, int seed)
    {
        var random = new Random(seed);
        var sums = new double[Keys];
        var sum = 0.0;
        for (var rank = 0; rank < Keys; rank++)
            sums[rank] = sum += 1 / Math.Pow(rank + 1, Skew);
        return [.. Enumerable.Range(0, length).Select(_ => Array.BinarySearch(sums, random.NextDouble() * sum) is var place && place < 0 ? Math.Min(~place, Keys - 1) : place)];
    }

    /// <summary>The same, and time and again somebody reads through everything once.</summary>
    public static int[] ZipfWithScans(int length, int seed)
    {
        const int Between = 20_000;
        const int Scan = 5_000;
        var zipf = Zipf(length, seed);
        var (trace, next) = (new List<int>(length * 5 / 4), Keys);
        for (var i = 0; i < length; i++)
        {
            trace.Add(zipf[i]);
            if (i % Between == Between - 1)
                trace.AddRange(Enumerable.Range(next, Scan));
            next += i % Between == Between - 1 ? Scan : 0;
        }

        return [.. trace];
    }

    /// <summary>The same keys round and round, half as many again as there is room for.</summary>
    public static int[] Loop(int length, int entries) => [.. Enumerable.Range(0, length).Select(i => i % (entries * 3 / 2))];
}
