namespace AuditOps;

/// <summary>A sample log that was made.</summary>
public sealed record SampleFile
{
    /// <summary>The file.</summary>
    public required string Destination { get; init; }

    /// <summary>Its format.</summary>
    public required string Format { get; init; }

    /// <summary>Events in it.</summary>
    public long Events { get; init; }

    /// <summary>Attacks hidden in it.</summary>
    public int Attacks { get; init; }

    /// <summary>The file that names them.</summary>
    public required string Labels { get; init; }
}
