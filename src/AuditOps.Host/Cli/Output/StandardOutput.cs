using Microsoft.Win32.SafeHandles;

namespace AuditOps.Host.Cli.Output;

/// <summary>Nobody reads the output any more: the next command of the shell's pipeline has what it wanted.</summary>
internal sealed class ReaderGoneException(IOException cause) : Exception(cause.Message, cause);

/// <summary>Standard output that notices when its reader goes; the runtime's own stream goes on in silence.</summary>
internal sealed class StandardOutput : Stream
{
    private readonly Stream inner = Open();

    private static Stream Open()
    {
        if (OperatingSystem.IsWindows()) return Console.OpenStandardOutput();

        // A FileStream over a regular file would write at a position of its own, and overwrite what others appended.
        var direct = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return direct.CanSeek ? Console.OpenStandardOutput() : direct;
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (IOException gone)
        {
            throw new ReaderGoneException(gone);
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
