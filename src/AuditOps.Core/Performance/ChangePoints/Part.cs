using MathNet.Numerics.Statistics;

namespace AuditOps.Core.Performance.ChangePoints;

/// <summary>The values between two changes.</summary>
internal readonly record struct Part
{
    public Part(ReadOnlySpan<double> values)
    {
        var copy = values.ToArray();
        var level = copy.Median();
        (Count, Level, Spread) = (copy.Length, level, copy.Select(value => Math.Abs(value - level)).Median());
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Their median.</summary>
    public double Level { get; }

    /// <summary>Their median distance from it.</summary>
    public double Spread { get; }
}
