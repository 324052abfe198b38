namespace AuditOps.Core.Store.Segments;

/// <summary>What the catalogue knows of a segment.</summary>
/// <param name="Name">Its file's name, without ending.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, hexadecimal.</param>
/// <param name="Bytes">The file's size.</param>
/// <param name="Rows">Records in it.</param>
/// <param name="Untimed">Records without a time.</param>
/// <param name="Identified">Records with a uid.</param>
/// <param name="First">Earliest time, in microseconds since 1970; null when no record has one.</param>
/// <param name="Last">Latest time.</param>
/// <param name="SourceLow">Smallest source.</param>
/// <param name="SourceHigh">Greatest source.</param>
/// <param name="RecordLow">Smallest record number.</param>
/// <param name="RecordHigh">Greatest record number.</param>
internal sealed record Segment(
    string Name,
    string Sha256,
    long Bytes,
    long Rows,
    long Untimed,
    long Identified,
    long? First,
    long? Last,
    ulong SourceLow,
    ulong SourceHigh,
    long RecordLow,
    long RecordHigh);
