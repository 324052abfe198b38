using System.IO.Compression;

namespace AuditOps.Core.Readers.Input;

/// <summary>A zip member that is checked against the archive's directory while it is read.</summary>
internal sealed class ZipMemberStream(ZipArchive archive, ZipArchiveEntry entry, Stream content, string name, InputLimits limits) : InputStream
{
    private const int MaxRead = 16 << 10;
    private readonly long length = entry.Length;
    private readonly uint expected = entry.Crc32;
    private readonly long compressed = entry.CompressedLength;
    private string? damage;
    private long written;
    private uint crc;
    private bool ended;

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
        if (written < length) damage ??= "it ends in the middle of the compressed data; what came before was kept";
        if (written != length || crc != expected) damage ??= "its checksum is wrong: the data may be damaged; they were kept";
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
