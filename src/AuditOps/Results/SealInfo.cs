namespace AuditOps;

/// <summary>The head of a store's hash chain, as exported.</summary>
public sealed record SealInfo
{
    /// <summary>The store.</summary>
    public required string Store { get; init; }

    /// <summary>The file.</summary>
    public required string Destination { get; init; }

    /// <summary>Hash of the last link, hexadecimal.</summary>
    public required string ChainHead { get; init; }

    /// <summary>Links up to it.</summary>
    public long Links { get; init; }

    /// <summary>Events at that time.</summary>
    public long Events { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime Sealed { get; init; }
}
