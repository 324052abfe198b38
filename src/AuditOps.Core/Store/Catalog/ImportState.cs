namespace AuditOps.Core.Store.Catalog;

/// <summary>How far an input has been imported, and what the next import of it must know.</summary>
internal sealed record ImportState
{
    /// <summary>The identity of the input.</summary>
    public required ulong Source { get; init; }

    /// <summary>The identity by its first record alone; inputs that begin alike and then differ share it.</summary>
    public required ulong Root { get; init; }

    /// <summary>Where it was last seen; free text for a stream.</summary>
    public required string Path { get; init; }

    /// <summary>Decompressed bytes that are imported.</summary>
    public required long Offset { get; init; }

    /// <summary>Number of the next record.</summary>
    public required long Record { get; init; }

    /// <summary>Hash of the bytes before the offset, hexadecimal.</summary>
    public required string Tail { get; init; }

    /// <summary>The file's size when last seen, as it lies on the disk.</summary>
    public long Size { get; init; }

    /// <summary>The file's modification time when last seen, UTC.</summary>
    public DateTime? Modified { get; init; }

    /// <summary>What the file system calls the file (device and inode), or null.</summary>
    public string? FileIdentity { get; init; }

    /// <summary>The reader that cuts it.</summary>
    public string? Reader { get; init; }

    /// <summary>What the reader carries from one slice to the next.</summary>
    public string? Carry { get; init; }

    /// <summary>The year of the first record's time, for time stamps that name none; the reader's carry counts its turns.</summary>
    public int? Year { get; init; }

    /// <summary>The format that reads it.</summary>
    public string? Format { get; init; }

    /// <summary>The time zone of time stamps that name none.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The user's own tag.</summary>
    public string? Origin { get; init; }

    /// <summary>Events that it gave, doubles left out.</summary>
    public long Events { get; init; }
}
