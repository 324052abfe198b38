namespace AuditOps.Host.Cli.Commands;

/// <summary>Standard input whose reader can be cancelled while nothing arrives.</summary>
internal sealed class CancellableInput(Stream inner, CancellationToken cancellationToken) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    // A console's own asynchronous read cannot be cancelled either; it is left behind, and the process ends soon.
    public override int Read(byte[] buffer, int offset, int count) =>
        Task.Run(() => inner.Read(buffer, offset, count), cancellationToken).WaitAsync(cancellationToken).GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
