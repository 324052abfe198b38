namespace AuditOps.Core.Readers;

/// <summary>Turns decompressed bytes into records. A reader is stateless: what must survive from one slice to the next travels in the carry.</summary>
/// <remarks>
/// Import calls <see cref="Cut"/> on one thread, in order, and <see cref="Parse"/> on one worker a slice, so Cut must be cheap
/// (a scan for boundaries) and Parse must need nothing but its slice.
/// </remarks>
internal abstract class RecordReader
{
    /// <summary>The name that a format's header uses: lines, auditd, json, xml, csv.</summary>
    public abstract string Name { get; }

    /// <summary>Finds the longest prefix of the bytes that ends at a record boundary.</summary>
    /// <param name="bytes">What is buffered: it starts at a record boundary.</param>
    /// <param name="start">Where the bytes start, and what the last cut carried.</param>
    /// <param name="end">Whether bytes can follow, and how a partial last record is treated.</param>
    /// <returns>A cut of length 0 asks for more bytes.</returns>
    public abstract Cut Cut(ReadOnlySpan<byte> bytes, in Position start, StreamEnd end);

    /// <summary>Writes every record of a slice, in order. A broken record is written with its raw text and reported, never dropped.</summary>
    public abstract void Parse(Slice slice, RecordWriter writer);
}

/// <summary>How the bytes of a source end.</summary>
internal enum StreamEnd
{
    /// <summary>More bytes follow at once.</summary>
    Open,

    /// <summary>The file ends here for now and may grow: a partial last record waits.</summary>
    Growing,

    /// <summary>Nothing will follow (compressed, rotated, or given by path): a partial last record is a record.</summary>
    Final,
}

/// <summary>A place between two records of a source.</summary>
/// <param name="Offset">Decompressed bytes before it.</param>
/// <param name="Record">Number of the next record; the first is 1. For line readers it is the line number.</param>
/// <param name="Carry">What the reader must remember (an array's depth, a CSV header), or null. Kept in the catalogue between imports.</param>
internal readonly record struct Position(long Offset, long Record, string? Carry);

/// <summary>The result of looking for a record boundary.</summary>
/// <param name="Length">Bytes in the slice.</param>
/// <param name="Records">How far the record number moves.</param>
/// <param name="Carry">What the next cut starts with.</param>
internal readonly record struct Cut(int Length, long Records, string? Carry);

/// <summary>Whole records of one source, ready to be parsed by a worker.</summary>
/// <param name="Source">The identity of the input (DESIGN section 5).</param>
/// <param name="Bytes">The decompressed bytes; they start and end at a record boundary.</param>
/// <param name="Start">Where they start.</param>
/// <param name="Forced">True when an open record was closed because nothing will follow: it is marked incomplete.</param>
internal sealed record Slice(ulong Source, ReadOnlyMemory<byte> Bytes, Position Start, bool Forced);
