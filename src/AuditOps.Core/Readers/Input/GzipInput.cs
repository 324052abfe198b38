using System.Buffers.Binary;
using System.IO.Compression;

namespace AuditOps.Core.Readers.Input;

/// <summary>Decompresses gzip (RFC 1952) member by member.</summary>
/// <remarks>.NET's GZipStream ends silently where a file was cut off, and loses the last bytes where a checksum is wrong.</remarks>
internal sealed class GzipInput(InputStream inner) : InputStream
{
    // Small, because a block that cannot be decoded takes what was decoded in the same call with it.
    private const int MaxRead = 16 << 10;

    private readonly Window window = new(inner);
    private DeflateStream? member;
    private string? damage;
    private bool ended;
    private bool any;
    private uint crc;
    private uint length;

    public override string? Damage => damage ?? inner.Damage;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        while (!ended)
        {
            if (member is null && !StartMember()) return 0;
            int read;
            try
            {
                read = member!.Read(buffer[..Math.Min(buffer.Length, MaxRead)]);
            }
            catch (InvalidDataException)
            {
                End("its compressed data are damaged; what came before was kept");
                return 0;
            }
            if (read > 0)
            {
                crc = Crc32.Append(crc, buffer[..read]);
                length += (uint)read;
                return read;
            }
            EndMember();
        }
        return 0;
    }

    private bool StartMember()
    {
        var head = window.Ahead(10);
        if (any) head = SkipPadding(head);
        if (head.IsEmpty) return End(null);
        if (!head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            return End("bytes after its last gzip member are not gzip; they were left out");
        }
        if (head.Length < 10 || !SkipHeader(head[3]))
        {
            return End("it ends inside a gzip header");
        }
        (any, crc, length) = (true, 0, 0);
        member = new DeflateStream(window, CompressionMode.Decompress, leaveOpen: true);
        return true;
    }

    // Tapes and some writers fill the last block with zeros.
    private ReadOnlySpan<byte> SkipPadding(ReadOnlySpan<byte> head)
    {
        while (!head.IsEmpty && head[0] == 0)
        {
            window.Take(1);
            head = window.Ahead(10);
        }
        return head;
    }

    private bool SkipHeader(byte flags)
    {
        window.Take(10);
        if ((flags & 4) != 0)
        {
            var size = window.Ahead(2);
            if (size.Length < 2 || !window.Take(2 + BinaryPrimitives.ReadUInt16LittleEndian(size))) return false;
        }
        if ((flags & 8) != 0 && !SkipText()) return false;
        if ((flags & 16) != 0 && !SkipText()) return false;
        return (flags & 2) == 0 || window.Take(2);
    }

    private bool SkipText()
    {
        while (window.Ahead(1) is { IsEmpty: false } next)
        {
            var end = next[0] == 0;
            window.Take(1);
            if (end) return true;
        }
        return false;
    }

    private void EndMember()
    {
        member!.Dispose();
        member = null;
        if (window.AskedAtEnd)
        {
            End("it ends in the middle of the compressed data; what came before was kept");
            return;
        }
        Span<byte> trailer = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, crc);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], length);
        if (window.TakeThrough(trailer)) return;
        damage ??= "its checksum is missing or wrong: the data may be damaged; they were kept";
        if (!window.TakeTo([0x1F, 0x8B, 8])) ended = true;
    }

    private bool End(string? why)
    {
        damage ??= why;
        ended = true;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            member?.Dispose();
            inner.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>What the deflater is fed from. It takes more than it needs, so the member's end is found by the checksum that must follow it.</summary>
    private sealed class Window(InputStream inner) : InputStream
    {
        private readonly byte[] bytes = new byte[64 << 10];
        private int fedFrom;
        private int at;
        private int filled;
        private bool ended;

        public bool AskedAtEnd { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            fedFrom = at;
            if (at == filled) Fill(1);
            var count = Math.Min(buffer.Length, filled - at);
            AskedAtEnd = count == 0;
            bytes.AsSpan(at, count).CopyTo(buffer);
            at += count;
            return count;
        }

        public ReadOnlySpan<byte> Ahead(int count)
        {
            fedFrom = at;
            Fill(count);
            return bytes.AsSpan(at, Math.Min(count, filled - at));
        }

        public bool Take(int count)
        {
            for (; count > 0; count--)
            {
                if (Ahead(1).IsEmpty) return false;
                at++;
            }
            return true;
        }

        public bool TakeThrough(ReadOnlySpan<byte> trailer)
        {
            Fill(trailer.Length);
            var found = bytes.AsSpan(fedFrom, Math.Min(filled, at + trailer.Length) - fedFrom).IndexOf(trailer);
            if (found < 0) return false;
            at = fedFrom + found + trailer.Length;
            return true;
        }

        public bool TakeTo(ReadOnlySpan<byte> magic)
        {
            var found = bytes.AsSpan(fedFrom, filled - fedFrom).IndexOf(magic);
            if (found >= 0) at = fedFrom += found;
            return found >= 0;
        }

        private void Fill(int ahead)
        {
            if (filled - at >= ahead || ended) return;
            bytes.AsSpan(fedFrom, filled - fedFrom).CopyTo(bytes);
            (at, filled, fedFrom) = (at - fedFrom, filled - fedFrom, 0);
            while (filled - at < ahead)
            {
                var read = inner.Read(bytes.AsSpan(filled));
                if (read == 0)
                {
                    ended = true;
                    return;
                }
                filled += read;
            }
        }
    }
}
