using AuditOps.Core.Readers.Input;

namespace AuditOps.Core.Readers;

/// <summary>Cuts a stream into slices of whole records, one buffer at a time.</summary>
/// <param name="stream">Decompressed text, at <paramref name="start"/>.</param>
/// <param name="reader">Knows where records end.</param>
/// <param name="buffers">Where the slices' buffers come from; whoever takes a slice disposes it.</param>
internal sealed class SlicePump(Stream stream, RecordReader reader, SliceBuffers buffers, ulong source, Position start)
{
    private byte[] rest = [];
    private int kept;

    /// <summary>The end of the last slice.</summary>
    public Position End { get; private set; } = start;

    /// <summary>Bytes of a partial last record, which wait for the file to grow.</summary>
    public int Waiting => kept;

    /// <summary>What is wrong with the source's end, once it was read: damaged compression, or a text that stops too early. Null where nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>A record that is longer than this is cut, so that garbage without a record's end cannot take all memory.</summary>
    public int MaxRecord { get; init; } = 512 << 20;

    /// <summary>Reads to the end of the stream.</summary>
    /// <param name="end">What the end of the stream means for a partial last record.</param>
    public IEnumerable<Slice> Slices(StreamEnd end, CancellationToken cancellation)
    {
        var more = true;
        do
        {
            // The rest of the last buffer was copied before its slice was given away, so no buffer is held while waiting for one.
            var buffer = buffers.Rent(cancellation);
            var lent = true;
            try
            {
                while (buffer.Length < kept) buffer = buffers.Grow(buffer);
                rest.AsSpan(0, kept).CopyTo(buffer);
                var filled = kept;
                Cut cut;
                bool forced;
                do
                {
                    if (more && filled == buffer.Length) buffer = buffers.Grow(buffer);
                    more = more && Fill(buffer, ref filled, cancellation);
                    if (!more && end == StreamEnd.FinalIfWhole) end = Damage is null ? StreamEnd.Final : StreamEnd.Growing;
                    forced = !more && end == StreamEnd.Final;
                    cut = reader.Cut(buffer.AsSpan(0, filled), End, more ? StreamEnd.Open : end);
                    if (cut.Length > 0 || !more || filled < MaxRecord) continue;
                    forced = true;
                    cut = reader.Cut(buffer.AsSpan(0, filled), End, StreamEnd.Final);
                }
                while (cut.Length == 0 && more);
                Keep(buffer.AsSpan(cut.Length, filled - cut.Length));
                var from = End;
                if (cut.Length > 0) End = from.After(cut);
                if (!more) Problem = ProblemAt(end);
                if (cut.Length == 0) yield break;
                lent = false;
                yield return new Slice(source, buffer.AsMemory(0, cut.Length), from, End, forced) { Owner = buffers };
            }
            finally
            {
                if (lent) buffers.Return(buffer);
            }
        }
        while (more || kept > 0);
    }

    private string? Damage => (stream as InputStream)?.Damage;

    private string? ProblemAt(StreamEnd end) => Damage ?? (end == StreamEnd.Final ? reader.Missing(End) : null);

    private bool Fill(byte[] buffer, ref int filled, CancellationToken cancellation)
    {
        while (filled < buffer.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = stream.Read(buffer, filled, Math.Min(buffer.Length - filled, 1 << 20));
            if (read == 0) return false;
            filled += read;
        }
        return true;
    }

    private void Keep(ReadOnlySpan<byte> tail)
    {
        if (rest.Length < tail.Length) rest = new byte[tail.Length];
        tail.CopyTo(rest);
        kept = tail.Length;
    }
}
