namespace AuditOps.Core.Readers.Input;

/// <summary>The compressed bytes of one member, out of the file that holds them.</summary>
/// <param name="file">Stands where they begin.</param>
/// <param name="count">How many there are.</param>
internal sealed class ZipData(Stream file, long count) : InputStream
{
    private long left = count;

    public override int Read(Span<byte> buffer)
    {
        var read = file.Read(buffer[..(int)Math.Min(buffer.Length, left)]);
        left -= read;
        return read;
    }
}
