namespace AuditOps;

/// <summary>What became of one input.</summary>
public sealed record ImportResult
{
    /// <summary>The file, or pipeline for a stream.</summary>
    public required string SourceFile { get; init; }

    /// <summary>The format that read it; null where it was not read.</summary>
    public string? Format { get; init; }

    /// <summary>Events added.</summary>
    public long Events { get; init; }

    /// <summary>Of these, records that the format did not understand; they are kept.</summary>
    public long Unparsed { get; init; }

    /// <summary>Records that were in the store before.</summary>
    public long AlreadyImported { get; init; }

    /// <summary>Decompressed bytes read.</summary>
    public long SizeBytes { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Time of the first event, UTC.</summary>
    public DateTime? Start { get; init; }

    /// <summary>Time of the last event, UTC.</summary>
    public DateTime? End { get; init; }

    /// <summary>The store.</summary>
    public string? Store { get; init; }
}
