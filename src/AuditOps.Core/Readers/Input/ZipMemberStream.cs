namespace AuditOps.Core.Readers.Input;

/// <summary>A zip member that is checked, while it is read, against what the archive says of it.</summary>
/// <param name="archive">Disposed with the member.</param>
/// <param name="content">Its decompressed bytes.</param>
/// <param name="name">For messages.</param>
/// <param name="compressed">Its size in the archive.</param>
/// <param name="length">Its size; null where the archive does not say.</param>
/// <param name="expected">Its checksum; null where the archive does not say.</param>
/// <param name="limits">What it may grow to.</param>
internal sealed class ZipMemberStream(IDisposable archive, Stream content, string name, long compressed, long? length, uint? expected, InputLimits limits) : InputStream
{
    private const int MaxRead = 16 << 10;
    private string? damage;
    private long written;
    private uint crc;
    private bool ended;

    /// <summary>What is known to be wrong with it, or with the archive after it.</summary>
    public string? Known { get; init; }

    public override string? Damage => damage;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || ended) return 0;
        var read = 0;
        try
        {
            read = content.Read(buffer[..Math.Min(buffer.Length, MaxRead)]);
        }
        catch (InvalidDataException)
        {
            damage = "its compressed data are damaged; what came before was kept";
        }
        written += read;
        limits.Check(name, written, compressed);
        crc = Crc32.Append(crc, buffer[..read]);
        if (read > 0) return read;
        ended = true;
        damage ??= Known;
        if (written < length) damage ??= "it ends in the middle of the compressed data; what came before was kept";
        if (written != (length ?? written) || crc != (expected ?? crc)) damage ??= "its checksum is wrong: the data may be damaged; they were kept";
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
            archive.Dispose();
        }
        base.Dispose(disposing);
    }
}
