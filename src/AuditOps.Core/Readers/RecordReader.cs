namespace AuditOps.Core.Readers;

/// <summary>Turns decompressed bytes into records. A reader is stateless: what must survive from one slice to the next travels in the carry.</summary>
/// <remarks>
/// Import calls <see cref="Cut"/> on one thread, in order, and <see cref="Parse"/> on one worker a slice, so Cut must be cheap
/// (a scan for boundaries) and Parse must need nothing but its slice.
/// </remarks>
internal abstract class RecordReader
{
    /// <summary>The name that a format's header uses: lines, syslog, auditd, json, xml, csv.</summary>
    public abstract string Name { get; }

    /// <summary>Whether lines that come later may belong to a record whose lines are whole so far.</summary>
    public virtual bool SpansLines => false;

    /// <summary>Finds the longest prefix of the bytes that ends at a record boundary.</summary>
    /// <param name="bytes">What is buffered: it starts at a record boundary.</param>
    /// <param name="start">Where the bytes start, and what the last cut carried.</param>
    /// <param name="end">Whether bytes can follow, and how a partial last record is treated.</param>
    /// <returns>A cut of length 0 asks for more bytes.</returns>
    public abstract Cut Cut(ReadOnlySpan<byte> bytes, in Position start, StreamEnd end);

    /// <summary>Writes every record of a slice, in the order of their times where the reader knows them, else of their numbers. A broken record is written with its raw text and reported, never dropped.</summary>
    public abstract void Parse(Slice slice, RecordWriter writer);

    /// <summary>Measures the start of a source up to the end of its first complete record: the bytes whose hash is the source's identity.</summary>
    /// <returns>0 where the bytes hold no complete record yet.</returns>
    public abstract int First(ReadOnlySpan<byte> bytes, StreamEnd end);

    /// <summary>Whether the start of a source may hold its records: a cheap look, before formats are asked about what it reads.</summary>
    public virtual bool MayRead(ReadOnlySpan<byte> head) => true;

    /// <summary>Says what is missing where a source ends for good at this position; null where it may end there.</summary>
    public virtual string? Missing(in Position end) => null;
}
