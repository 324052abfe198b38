namespace AuditOps.Core.Readers.Input;

/// <summary>A stream whose first bytes can be looked at before they are read; it counts what was read.</summary>
internal sealed class PeekStream(Stream inner) : InputStream
{
    private byte[] head = [];
    private int at;

    public override string? Damage => (inner as InputStream)?.Damage;

    /// <summary>Bytes taken from the inner stream.</summary>
    public long Taken { get; private set; }

    /// <summary>The next bytes, fewer only where the stream ends.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (head.Length - at >= count) return head.AsSpan(at, count);
        var larger = new byte[count];
        var filled = head.Length - at;
        head.AsSpan(at).CopyTo(larger);
        while (filled < count && inner.Read(larger, filled, count - filled) is var read and > 0)
        {
            filled += read;
            Taken += read;
        }
        (head, at) = (larger[..filled], 0);
        return head;
    }

    /// <summary>Drops bytes that were looked at.</summary>
    public void Skip(int count) => at += count;

    public override int Read(Span<byte> buffer)
    {
        if (at < head.Length)
        {
            var count = Math.Min(buffer.Length, head.Length - at);
            head.AsSpan(at, count).CopyTo(buffer);
            at += count;
            return count;
        }
        var read = inner.Read(buffer);
        Taken += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
