namespace AuditOps;

/// <summary>A report that was written.</summary>
public sealed record ReportInfo
{
    /// <summary>The file.</summary>
    public required string Destination { get; init; }

    /// <summary>Events that it covers.</summary>
    public long Events { get; init; }

    /// <summary>Findings in it.</summary>
    public int Findings { get; init; }

    /// <summary>Charts in it.</summary>
    public int Charts { get; init; }

    /// <summary>Its size.</summary>
    public long SizeBytes { get; init; }
}
