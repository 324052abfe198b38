using System.Globalization;

namespace AuditOps;

/// <summary>What was measured of an operation, or of numbers that a script wrote.</summary>
public sealed record PerfMetric
{
    /// <summary>The operation's name, or the metric's.</summary>
    public required string Operation { get; init; }

    /// <summary>Its labels, such as <c>disk=sda,host=web1</c>; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>What sort of thing it is.</summary>
    public required PerfMetricKind Kind { get; init; }

    /// <summary>The unit of the values; null where nobody said it. Operations are measured in milliseconds.</summary>
    public string? Unit { get; init; }

    /// <summary>How many values there are; of an operation, those of failed runs too.</summary>
    public required long Count { get; init; }

    /// <summary>How many runs failed.</summary>
    public required long Failed { get; init; }

    /// <summary>The part of the runs that succeeded, 0 to 1; null for numbers, which cannot fail.</summary>
    public double? SuccessRate { get; init; }

    /// <summary>The least value.</summary>
    public required double Min { get; init; }

    /// <summary>The mean.</summary>
    public required double Mean { get; init; }

    /// <summary>The median, within <see cref="QuantileError"/>: the mean of the two values in the middle where their number is even.</summary>
    public required double Median { get; init; }

    /// <summary>The value at the place 0.95 · (n − 1) of all in order, the first being 0, within <see cref="QuantileError"/>; between two places, on the line between their values.</summary>
    public required double P95 { get; init; }

    /// <summary>The same at the place 0.99 · (n − 1).</summary>
    public required double P99 { get; init; }

    /// <summary>The greatest value.</summary>
    public required double Max { get; init; }

    /// <summary>The sum.</summary>
    public required double Sum { get; init; }

    /// <summary>The latest value.</summary>
    public double? Last { get; init; }

    /// <summary>When the latest value was measured, UTC; of an operation, when it began.</summary>
    public DateTime? LastTime { get; init; }

    /// <summary>How far the values that median, P95 and P99 are made of may be from the true ones, relative to them (DDSketch: Masson, Rim and Lee 2019).</summary>
    public required double QuantileError { get; init; }

    /// <summary>The time that is looked at, as it was asked for.</summary>
    public required string Timeframe { get; init; }

    /// <summary>The store that keeps the history.</summary>
    public required string Store { get; init; }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Operation}: {Count:#,0} {Counted}, median {Median:0.##} {Unit}");

    private string Counted => (Kind == PerfMetricKind.Operation ? "run" : "value") + (Count == 1 ? "" : "s");
}

/// <summary>What a metric's numbers are.</summary>
public enum PerfMetricKind
{
    /// <summary>Durations of an operation.</summary>
    Operation,

    /// <summary>Numbers that a script wrote.</summary>
    Value,

    /// <summary>What the machine was busy with.</summary>
    Resource,
}
