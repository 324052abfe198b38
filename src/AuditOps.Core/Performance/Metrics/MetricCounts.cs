namespace AuditOps.Core.Performance.Metrics;

/// <summary>What is known of the values of some time.</summary>
internal sealed class MetricCounts
{
    public long Count { get; private set; }

    public long Failed { get; private set; }

    public double Sum { get; private set; }

    public double Min { get; private set; } = double.PositiveInfinity;

    public double Max { get; private set; } = double.NegativeInfinity;

    public LogSketch Sketch { get; private init; } = new();

    /// <summary>What a catalogue kept.</summary>
    public static MetricCounts Of(long count, long failed, double sum, double min, double max, byte[] sketch) =>
        new() { Count = count, Failed = failed, Sum = sum, Min = min, Max = max, Sketch = LogSketch.Read(sketch) };

    /// <summary>Counts a value.</summary>
    public void Add(double value, bool failed)
    {
        Count++;
        Failed += failed ? 1 : 0;
        Sum += value;
        Min = Math.Min(Min, value);
        Max = Math.Max(Max, value);
        Sketch.Add(value);
    }

    /// <summary>Counts all that another one has counted.</summary>
    public void Add(MetricCounts other)
    {
        Count += other.Count;
        Failed += other.Failed;
        Sum += other.Sum;
        Min = Math.Min(Min, other.Min);
        Max = Math.Max(Max, other.Max);
        Sketch.Add(other.Sketch);
    }

    /// <summary>A quantile, never beyond the least and the greatest value.</summary>
    public double Quantile(double share) => Math.Clamp(Sketch.Quantile(share), Min, Max);
}
