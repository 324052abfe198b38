using System.Runtime.InteropServices;

namespace AuditOps.Core.Readers;

/// <summary>Lends buffers to the pumps of one import and bounds what they hold together: a pump waits while too much is lent.</summary>
/// <param name="size">Bytes of a buffer; only one giant record makes it grow.</param>
/// <param name="limit">Most bytes lent before a pump waits; one buffer is always lent.</param>
internal sealed class SliceBuffers(int size = 16 << 20, long limit = 96L << 20)
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim returned = new(0);
    private readonly Stack<byte[]> free = new();
    private long lent;
    private int waiting;

    /// <summary>Bytes of an ordinary buffer.</summary>
    public int Size => size;

    /// <summary>Bytes that are lent now.</summary>
    public long Lent { get { lock (gate) return lent; } }

    /// <summary>Lends a buffer, after the others' return if too much is lent.</summary>
    public byte[] Rent(CancellationToken cancellation)
    {
        while (true)
        {
            lock (gate)
            {
                if (lent == 0 || lent + size <= limit)
                {
                    lent += size;
                    return free.TryPop(out var buffer) ? buffer : GC.AllocateUninitializedArray<byte>(size);
                }
                waiting++;
            }
            returned.Wait(cancellation);
        }
    }

    /// <summary>Exchanges a buffer that one record fills for one of double size, without waiting, because the others may wait for this one.</summary>
    public byte[] Grow(byte[] full)
    {
        var larger = GC.AllocateUninitializedArray<byte>((int)Math.Min((long)full.Length * 2, Array.MaxLength));
        full.CopyTo(larger, 0);
        lock (gate) lent += larger.Length;
        Return(full);
        return larger;
    }

    /// <summary>Takes a buffer back.</summary>
    public void Return(byte[] buffer)
    {
        lock (gate)
        {
            lent -= buffer.Length;
            if (buffer.Length == size) free.Push(buffer);
            if (waiting == 0) return;
            returned.Release(waiting);
            waiting = 0;
        }
    }

    /// <summary>Takes the buffer back that these bytes lie in.</summary>
    public void Return(ReadOnlyMemory<byte> bytes)
    {
        if (MemoryMarshal.TryGetArray(bytes, out var segment)) Return(segment.Array!);
    }
}
