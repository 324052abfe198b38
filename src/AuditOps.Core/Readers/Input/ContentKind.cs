namespace AuditOps.Core.Readers.Input;

/// <summary>What the first bytes of a content say it is.</summary>
/// <param name="Form">How to get text of it.</param>
/// <param name="Skip">Bytes of a byte order mark.</param>
/// <param name="Refusal">Where it is no text: what it is, and what to do instead.</param>
internal sealed record ContentKind(ContentForm Form, int Skip = 0, string? Refusal = null)
{
    /// <summary>Bytes that a decision needs.</summary>
    public const int HeadBytes = 4096;

    private static readonly (byte[] Magic, int At, ContentKind Kind)[] Known =
    [
        ([0x1F, 0x8B, 8], 0, new(ContentForm.Gzip)),
        ([0x28, 0xB5, 0x2F, 0xFD], 0, new(ContentForm.Zstd)),
        ([.. "PK\x3\x4"u8], 0, new(ContentForm.Zip)),
        ([.. "PK\x5\x6"u8], 0, new(ContentForm.Zip)),
        ([0xFF, 0xFE, 0, 0], 0, new(ContentForm.Utf32, 4)),
        ([0, 0, 0xFE, 0xFF], 0, new(ContentForm.Utf32BigEndian, 4)),
        ([0xFF, 0xFE], 0, new(ContentForm.Utf16, 2)),
        ([0xFE, 0xFF], 0, new(ContentForm.Utf16BigEndian, 2)),
        ([0xEF, 0xBB, 0xBF], 0, new(ContentForm.Utf8, 3)),
        ([.. "ElfFile\0"u8], 0, Refuse("a binary Windows event log (EVTX): export it as XML, with 'wevtutil qe FILE /lf:true /f:xml' or Get-WinEvent")),
        ([.. "LPKSHHRH"u8], 0, Refuse("a systemd journal: give the output of 'journalctl --file FILE -o json'")),
        ([0x7F, .. "ELF"u8], 0, Refuse("an ELF program")),
        ([.. "MZ"u8], 0, Refuse("a Windows program")),
        ([0x89, .. "PNG"u8], 0, Refuse("a PNG picture")),
        ([0xFF, 0xD8, 0xFF], 0, Refuse("a JPEG picture")),
        ([.. "GIF8"u8], 0, Refuse("a GIF picture")),
        ([.. "%PDF-"u8], 0, Refuse("a PDF document")),
        ([.. "SQLite format 3\0"u8], 0, Refuse("an SQLite database")),
        ([.. "PAR1"u8], 0, Refuse("a Parquet file")),
        ([0xFD, .. "7zXZ\0"u8], 0, Refuse("compressed with xz: decompress it first, with 'xz -dc FILE'")),
        ([.. "BZh"u8], 0, Refuse("compressed with bzip2: decompress it first, with 'bzip2 -dc FILE'")),
        ([0x04, 0x22, 0x4D, 0x18], 0, Refuse("compressed with lz4: decompress it first, with 'lz4 -dc FILE'")),
        ([.. "7z\xBC\xAF\x27\x1C"u8], 0, Refuse("a 7-Zip archive: unpack it first")),
        ([.. "Rar!"u8], 0, Refuse("a RAR archive: unpack it first")),
        ([.. "ustar"u8], 257, Refuse("a tar archive: unpack it first")),
        ([0xD4, 0xC3, 0xB2, 0xA1], 0, Refuse("a packet capture")),
        ([0xCA, 0xFE, 0xBA, 0xBE], 0, Refuse("a compiled Java class")),
    ];

    /// <summary>Recognises a content.</summary>
    /// <param name="head">Its first <see cref="HeadBytes"/> bytes, or all of them.</param>
    public static ContentKind Of(ReadOnlySpan<byte> head)
    {
        foreach (var (magic, at, kind) in Known)
            if (head.Length >= at + magic.Length && head[at..].StartsWith(magic)) return kind;
        return IsBinary(head) ? Refuse("binary data of an unknown kind, and no log text") : new(ContentForm.Utf8);
    }

    // NUL bytes are no sign: a crash or a copy-and-truncate rotation leaves text files that start with many of them.
    private static bool IsBinary(ReadOnlySpan<byte> head)
    {
        var strange = 0;
        foreach (var value in head)
            if (value is > 0 and < 32 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x1B or 0x1D or 0x1E)) strange++;
        return strange * 10 > head.Length;
    }

    private static ContentKind Refuse(string what) => new(ContentForm.Binary, 0, what);
}
