namespace AuditOps;

/// <summary>What a store holds.</summary>
public sealed record StoreInfo
{
    /// <summary>Its folder.</summary>
    public required string Store { get; init; }

    /// <summary>Version of its layout.</summary>
    public int Version { get; init; }

    /// <summary>Events of logs.</summary>
    public long Events { get; init; }

    /// <summary>Changes of the store that are on record in it: events too, but not of logs.</summary>
    public long Changes { get; init; }

    /// <summary>Time of the first event, UTC.</summary>
    public DateTime? Start { get; init; }

    /// <summary>Time of the last event, UTC.</summary>
    public DateTime? End { get; init; }

    /// <summary>Segments.</summary>
    public int Segments { get; init; }

    /// <summary>Inputs that were imported.</summary>
    public int Imports { get; init; }

    /// <summary>Size of the segments.</summary>
    public long SizeBytes { get; init; }

    /// <summary>Hash of the last link, hexadecimal.</summary>
    public string? ChainHead { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTime Created { get; init; }
}
