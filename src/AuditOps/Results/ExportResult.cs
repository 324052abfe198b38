namespace AuditOps;

/// <summary>A file that was written.</summary>
public sealed record ExportResult
{
    /// <summary>The file.</summary>
    public required string Destination { get; init; }

    /// <summary>Events in it.</summary>
    public long Events { get; init; }

    /// <summary>Its size.</summary>
    public long SizeBytes { get; init; }
}
