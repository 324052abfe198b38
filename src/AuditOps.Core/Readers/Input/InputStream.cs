namespace AuditOps.Core.Readers.Input;

/// <summary>A stream that is read once, forward, and that ends early instead of failing where its data are damaged.</summary>
internal abstract class InputStream : Stream
{
    /// <summary>What is wrong with the data, for people; null while nothing is known to be. Complete once the end was read.</summary>
    public virtual string? Damage => null;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public abstract override int Read(Span<byte> buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
