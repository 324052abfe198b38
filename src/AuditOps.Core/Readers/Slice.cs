namespace AuditOps.Core.Readers;

/// <summary>Whole records of one source, ready to be parsed by a worker, which disposes it to give its buffer back.</summary>
/// <param name="Source">The identity of the input (DESIGN section 5).</param>
/// <param name="Bytes">The decompressed bytes; they start and end at a record boundary.</param>
/// <param name="Start">Where they start.</param>
/// <param name="End">Where they end: what import commits with its records.</param>
/// <param name="Forced">True when nothing will follow, so that an open record at the end was closed: it is marked incomplete.</param>
internal sealed record Slice(ulong Source, ReadOnlyMemory<byte> Bytes, Position Start, Position End, bool Forced) : IDisposable
{
    private SliceBuffers? owner;

    /// <summary>The buffer's owner, if the bytes are borrowed.</summary>
    public SliceBuffers? Owner { init => owner = value; }

    public void Dispose() => Interlocked.Exchange(ref owner, null)?.Return(Bytes);
}
