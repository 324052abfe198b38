namespace AuditOps.Core.Readers.Input;

/// <summary>How to get text of a content.</summary>
internal enum ContentForm
{
    Utf8,
    Utf16,
    Utf16BigEndian,
    Utf32,
    Utf32BigEndian,
    Gzip,
    Zstd,
    Zip,
    Binary,
}
