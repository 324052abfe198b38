namespace AuditOps.Core.Readers;

/// <summary>Bytes that are gathered, used, and gathered anew in the same buffer.</summary>
internal sealed class Bytes
{
    private byte[] buffer = new byte[256];

    /// <summary>Bytes gathered.</summary>
    public int Count { get; private set; }

    /// <summary>What was gathered.</summary>
    public Span<byte> Span => buffer.AsSpan(0, Count);

    /// <summary>Starts over.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Extend(bytes.Length));

    /// <summary>Adds room for bytes, which the caller fills.</summary>
    public Span<byte> Extend(int count)
    {
        if (buffer.Length - Count < count) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Count + count));
        Count += count;
        return buffer.AsSpan(Count - count, count);
    }
}
