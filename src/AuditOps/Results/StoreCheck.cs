namespace AuditOps;

/// <summary>The result of checking a store.</summary>
public sealed record StoreCheck
{
    /// <summary>Its folder.</summary>
    public required string Store { get; init; }

    /// <summary>Whether everything holds.</summary>
    public bool Valid { get; init; }

    /// <summary>Links that were checked.</summary>
    public long Links { get; init; }

    /// <summary>Segments that were re-read.</summary>
    public int Segments { get; init; }

    /// <summary>The first thing that does not hold, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>The first link that does not hold, or null.</summary>
    public long? Link { get; init; }

    /// <summary>Hash of the last link, hexadecimal.</summary>
    public string? ChainHead { get; init; }
}
