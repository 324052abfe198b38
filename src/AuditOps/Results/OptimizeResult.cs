namespace AuditOps;

/// <summary>What compaction did.</summary>
public sealed record OptimizeResult
{
    /// <summary>The store.</summary>
    public required string Store { get; init; }

    /// <summary>Segments before.</summary>
    public int Before { get; init; }

    /// <summary>Segments after.</summary>
    public int After { get; init; }

    /// <summary>Size before.</summary>
    public long SizeBytesBefore { get; init; }

    /// <summary>Size after.</summary>
    public long SizeBytesAfter { get; init; }
}
