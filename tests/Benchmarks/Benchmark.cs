namespace AuditOps.Benchmarks;

/// <summary>One figure that this project promises.</summary>
internal abstract class Benchmark
{
    /// <summary>Chooses it with --only.</summary>
    public abstract string Name { get; }

    /// <summary>What is measured, in a few words.</summary>
    public abstract string What { get; }

    /// <summary>The unit of the figure.</summary>
    public abstract string Unit { get; }

    /// <summary>What the figure must be; null where nothing was promised.</summary>
    public virtual Budget? Budget => null;

    /// <summary>How many times as quick as the first rival it must be; null where nothing was promised.</summary>
    public virtual double? TimesAsQuick => null;

    /// <summary>Whether the promise is about so much data that a tenth of it says nothing.</summary>
    public virtual bool IsForFullSize => false;

    /// <summary>Measures.</summary>
    /// <exception cref="NotMeasurableException">Something that it needs is not there.</exception>
    public abstract Measurement Run(BenchmarkData data);
}

/// <summary>A bound on a figure.</summary>
/// <param name="Bound">The bound.</param>
/// <param name="IsFloor">Whether more is better.</param>
internal readonly record struct Budget(double Bound, bool IsFloor)
{
    public static Budget AtLeast(double bound) => new(bound, IsFloor: true);

    public static Budget AtMost(double bound) => new(bound, IsFloor: false);

    public bool IsMet(double value) => IsFloor ? value >= Bound : value <= Bound;
}

/// <summary>A benchmark cannot run here; the message says why.</summary>
internal sealed class NotMeasurableException(string message) : Exception(message);
