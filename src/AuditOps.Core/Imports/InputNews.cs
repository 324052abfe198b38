namespace AuditOps.Core.Imports;

/// <summary>What reading an input to its end has shown.</summary>
/// <param name="Input">The input.</param>
/// <param name="SourceFile">The input, or the member of an archive.</param>
internal sealed record InputNews(ImportInput Input, string SourceFile)
{
    /// <summary>How it was read; null when it could not be.</summary>
    public PlannedInput? Plan { get; init; }

    /// <summary>How many slices came of it.</summary>
    public int Parts { get; init; }

    /// <summary>Decompressed bytes that were new.</summary>
    public long SizeBytes { get; init; }

    /// <summary>Bytes of a partial last record, which wait for the rest of it.</summary>
    public int Waiting { get; init; }

    /// <summary>What is wrong with its compressed data, or null.</summary>
    public string? Damage { get; init; }

    /// <summary>Whether it must wait until another input that begins with the same record is committed.</summary>
    public bool Deferred { get; init; }

    /// <summary>Why it could not be read, or not to its end; null when it was.</summary>
    public AuditOpsException? Error { get; init; }
}
