namespace AuditOps.Core.Readers;

/// <summary>A place between two records of a source.</summary>
/// <param name="Offset">Decompressed bytes before it.</param>
/// <param name="Record">Number of the next record; the first is 1. For line readers it is the line number.</param>
/// <param name="Carry">What the reader must remember (an array's depth, a CSV header), or null. Kept in the catalogue between imports.</param>
internal readonly record struct Position(long Offset, long Record, string? Carry)
{
    /// <summary>Where every source starts.</summary>
    public static Position Zero => new(0, 1, null);

    /// <summary>Where the bytes of a cut end.</summary>
    public Position After(in Cut cut) => new(Offset + cut.Length, Record + cut.Records, cut.Carry);
}

/// <summary>The result of looking for a record boundary.</summary>
/// <param name="Length">Bytes in the slice.</param>
/// <param name="Records">How far the record number moves.</param>
/// <param name="Carry">What the next cut starts with.</param>
internal readonly record struct Cut(int Length, long Records, string? Carry);
