namespace AuditOps;

/// <summary>A number that was written to a metric.</summary>
public sealed record PerfValue
{
    /// <summary>The metric.</summary>
    public required string Name { get; init; }

    /// <summary>Its labels, such as <c>disk=sda</c>; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>The number.</summary>
    public required double Value { get; init; }

    /// <summary>Its unit; null where nobody said it.</summary>
    public string? Unit { get; init; }

    /// <summary>When it was measured, UTC.</summary>
    public required DateTime Time { get; init; }

    /// <summary>The store that keeps it.</summary>
    public required string Store { get; init; }
}
