namespace AuditOps.Core.Performance.Metrics;

/// <summary>
/// Counts of values in logarithmic buckets, from which quantiles follow with a known relative error; two can be added without loss
/// (DDSketch: Masson, Rim and Lee 2019). The same values give the same sketch in any order.
/// </summary>
internal sealed class LogSketch
{
    /// <summary>How far the values of a quantile's neighbouring ranks may be from the true ones, relative to them.</summary>
    public const double RelativeError = 0.01;

    private const double Growth = (1 + RelativeError) / (1 - RelativeError);
    private const double Smallest = 1e-9;
    private static readonly double LogGrowth = Math.Log(Growth);

    private readonly Dictionary<int, long> above = [];
    private readonly Dictionary<int, long> below = [];
    private long zeros;

    /// <summary>Counts a value.</summary>
    public void Add(double value)
    {
        if (Math.Abs(value) < Smallest)
            zeros++;
        else
            Add(value > 0 ? above : below, Bucket(Math.Abs(value)), 1);
    }

    /// <summary>Counts all that another one has counted.</summary>
    public void Add(LogSketch other)
    {
        zeros += other.zeros;
        foreach (var (bucket, count) in other.above)
            Add(above, bucket, count);
        foreach (var (bucket, count) in other.below)
            Add(below, bucket, count);
    }

    /// <summary>
    /// The value at the place share · (n − 1) of all in order, the first being 0; between two places, on the line between their values (Hyndman and Fan 1996, type 7).
    /// 0 where there are none.
    /// </summary>
    /// <param name="share">From 0 to 1.</param>
    public double Quantile(double share)
    {
        var place = share * Math.Max(0, zeros + above.Values.Sum() + below.Values.Sum() - 1);
        var part = place - Math.Floor(place);
        var lower = At((long)place);
        return part > 0 ? ((1 - part) * lower) + (part * At((long)place + 1)) : lower;
    }

    /// <summary>The sketch as bytes.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write7BitEncodedInt64(zeros);
        Write(writer, above);
        Write(writer, below);
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="AuditOpsException">It is something else.</exception>
    public static LogSketch Read(byte[] bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes));
            var sketch = new LogSketch { zeros = reader.Read7BitEncodedInt64() };
            Read(reader, sketch.above);
            Read(reader, sketch.below);
            return sketch;
        }
        catch (Exception error) when (error is EndOfStreamException or FormatException)
        {
            throw new AuditOpsException(ErrorKind.InvalidData, "CatalogDamaged", "A distribution of metrics in the store's catalog.db is damaged. Restore the catalogue from a backup.", error);
        }
    }

    private double At(long rank)
    {
        foreach (var (value, count) in Ascending())
        {
            rank -= count;
            if (rank < 0)
                return value;
        }

        return 0;
    }

    private IEnumerable<(double Value, long Count)> Ascending() =>
        below.OrderByDescending(pair => pair.Key).Select(pair => (-Middle(pair.Key), pair.Value))
            .Append((0.0, zeros))
            .Concat(above.OrderBy(pair => pair.Key).Select(pair => (Middle(pair.Key), pair.Value)));

    private static int Bucket(double magnitude) => (int)Math.Ceiling(Math.Log(magnitude) / LogGrowth);

    // As far, relatively, from one end of the bucket as from the other.
    private static double Middle(int bucket) => 2 * Math.Exp(bucket * LogGrowth) / (Growth + 1);

    private static void Add(Dictionary<int, long> buckets, int bucket, long count)
    {
        ref var counted = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(buckets, bucket, out _);
        counted += count;
    }

    private static void Write(BinaryWriter writer, Dictionary<int, long> buckets)
    {
        writer.Write7BitEncodedInt(buckets.Count);
        foreach (var (bucket, count) in buckets.OrderBy(pair => pair.Key))
        {
            writer.Write(bucket);
            writer.Write7BitEncodedInt64(count);
        }
    }

    private static void Read(BinaryReader reader, Dictionary<int, long> buckets)
    {
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            Add(buckets, reader.ReadInt32(), reader.Read7BitEncodedInt64());
    }
}
