namespace AuditOps.Core.Readers;

/// <summary>What a reader knows of a record without its format: when it was written, and what stands before a syslog line's message. A default value is none.</summary>
internal readonly ref struct RecordHeader
{
    /// <summary>Whether the record has a time stamp, so that the rest means anything.</summary>
    public bool Found { get; init; }

    /// <summary>The stamp in microseconds since 1970 as the log writes it, or null where it names no time that exists.</summary>
    public long? Stamp { get; init; }

    /// <summary>Whether the stamp names its zone: then it is UTC, else local time of the log.</summary>
    public bool Utc { get; init; }

    /// <summary>The host; empty where none is named.</summary>
    public ReadOnlySpan<byte> Host { get; init; }

    /// <summary>The program, from the tag before the colon; empty where there is none.</summary>
    public ReadOnlySpan<byte> Process { get; init; }

    /// <summary>The program's process id.</summary>
    public int? Pid { get; init; }

    /// <summary>The message.</summary>
    public ReadOnlySpan<byte> Text { get; init; }
}
