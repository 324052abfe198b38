namespace AuditOps.Quality;

/// <summary>How good one analysis is, on data whose truth is known.</summary>
internal abstract class Measure
{
    /// <summary>Chooses it with --only.</summary>
    public abstract string Name { get; }

    /// <summary>What is measured, in a few words.</summary>
    public abstract string What { get; }

    /// <summary>Measures, one figure after the other.</summary>
    /// <exception cref="NotMeasurableException">Something that it needs is not there.</exception>
    public abstract IEnumerable<Figure> Run(QualityData data);
}

/// <summary>One figure of a measure.</summary>
/// <param name="Of">What it is about.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
internal sealed record Figure(string Of, double Value, string Unit)
{
    /// <summary>What it must be at least; null where nothing was promised.</summary>
    public double? AtLeast { get; init; }

    /// <summary>What it must be at most; null where nothing was promised.</summary>
    public double? AtMost { get; init; }

    /// <summary>What a reader must know of it: how much there was above all.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether the promises are kept, or null when there are none.</summary>
    public bool? IsMet => AtLeast is null && AtMost is null ? null : !(Value < AtLeast) && !(Value > AtMost);
}

/// <summary>A measure cannot run here; the message says why.</summary>
internal sealed class NotMeasurableException(string message) : Exception(message);
