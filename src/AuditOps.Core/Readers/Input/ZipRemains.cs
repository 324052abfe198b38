using System.Buffers.Binary;
using System.Text;

namespace AuditOps.Core.Readers.Input;

/// <summary>A member of a zip archive whose directory is missing, as the header before its data describes it.</summary>
/// <param name="Name">Its path in the archive.</param>
/// <param name="Written">When it was written last.</param>
/// <param name="Encrypted">Whether it needs a password.</param>
/// <param name="Method">How it is compressed: 0 is not at all, 8 is deflate.</param>
/// <param name="Start">Where its data begin.</param>
/// <param name="CompressedBytes">How many bytes of them are there.</param>
/// <param name="SizeBytes">Its size when it is decompressed; null where nothing says so.</param>
/// <param name="Crc">Its checksum; null where nothing says so.</param>
/// <param name="Cut">Whether the file ends before its data do.</param>
internal sealed record ZipRemnant(string Name, DateTimeOffset Written, bool Encrypted, int Method, long Start, long CompressedBytes, long? SizeBytes, uint? Crc, bool Cut);

/// <summary>Finds the members of a zip archive that was not copied whole: its directory, which is at its end, is missing.</summary>
internal static class ZipRemains
{
    private const int HeaderBytes = 30;
    private const int Descriptor = 1 << 3;
    private const int Encrypted = 1;
    private const uint InExtra = uint.MaxValue;

    /// <summary>The members in the order of the file; the last one may be cut.</summary>
    public static IReadOnlyList<ZipRemnant> Find(Stream archive, int most)
    {
        var members = new List<ZipRemnant>();
        for (var at = 0L; members.Count < most && Member(archive, at, out at) is { } member;)
        {
            members.Add(member);
            if (member.Cut)
                break;
        }

        return members;
    }

    private static ZipRemnant? Member(Stream archive, long at, out long next)
    {
        next = at;
        var header = Read(archive, at, HeaderBytes);
        if (header.Length < HeaderBytes || !header.AsSpan().StartsWith("PK\x3\x4"u8))
            return null;
        var names = Number16(header, 26);
        var text = Read(archive, at + HeaderBytes, names + Number16(header, 28));
        if (text.Length < names + Number16(header, 28))
            return null;

        var flags = Number16(header, 6);
        var (compressed, size) = Sizes(header, text.AsSpan(names));
        uint? crc = Number32(header, 14);
        var start = at + HeaderBytes + text.Length;
        next = start + compressed;
        long? known = size;
        if ((flags & Descriptor) != 0)
            (compressed, known, crc, next) = Described(archive, start);
        var cut = compressed < 0 || compressed > archive.Length - start;
        return new ZipRemnant(
            Encoding.UTF8.GetString(text, 0, names), Written(Number16(header, 12), Number16(header, 10)), (flags & Encrypted) != 0, Number16(header, 8),
            start, cut ? archive.Length - start : compressed, known, crc, cut);
    }

    /// <summary>What follows the data of a member whose header was written before its size was known.</summary>
    /// <remarks>A descriptor is known by its signature, and by the size in it being how far it lies from the start of the data.</remarks>
    private static (long Compressed, long? Size, uint? Crc, long Next) Described(Stream archive, long start)
    {
        const int Overlap = 24;
        var buffer = new byte[1 << 20];
        for (var from = start; ; from += buffer.Length - Overlap)
        {
            archive.Position = from;
            var filled = archive.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            var bytes = buffer.AsSpan(0, filled);
            for (var i = 0; bytes[i..].IndexOf("PK\x7\x8"u8) is var found and >= 0; i++)
            {
                i += found;
                var length = from + i - start;
                if (i + 16 <= filled && Number32(bytes, i + 8) == length)
                    return (length, Number32(bytes, i + 12), Number32(bytes, i + 4), from + i + 16);
                if (i + Overlap <= filled && BinaryPrimitives.ReadInt64LittleEndian(bytes[(i + 8)..]) == length)
                    return (length, BinaryPrimitives.ReadInt64LittleEndian(bytes[(i + 16)..]), Number32(bytes, i + 4), from + i + Overlap);
            }

            // The file may end within the descriptor.
            var half = bytes[Math.Max(0, filled - Overlap)..].IndexOf("PK\x7\x8"u8);
            if (filled < buffer.Length)
                return (half < 0 ? long.MaxValue : from + Math.Max(0, filled - Overlap) + half - start, null, null, archive.Length);
        }
    }

    // Sizes of 4 GiB and more are in an extra field (0x0001), first the decompressed one.
    private static (long Compressed, long Size) Sizes(ReadOnlySpan<byte> header, ReadOnlySpan<byte> extra)
    {
        var (compressed, size) = (Number32(header, 18), Number32(header, 22));
        if (compressed != InExtra && size != InExtra)
            return (compressed, size);
        while (extra.Length >= 4)
        {
            var length = Number16(extra, 2);
            if (Number16(extra, 0) == 1 && length >= 16 && extra.Length >= 20)
                return (BinaryPrimitives.ReadInt64LittleEndian(extra[12..]), BinaryPrimitives.ReadInt64LittleEndian(extra[4..]));
            extra = extra[Math.Min(extra.Length, 4 + length)..];
        }

        return (compressed, size);
    }

    private static DateTimeOffset Written(int date, int time) =>
        DateTime.TryParse(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{1980 + (date >> 9)}-{(date >> 5) & 15:00}-{date & 31:00} {time >> 11:00}:{(time >> 5) & 63:00}:{(time & 31) * 2:00}"),
            System.Globalization.CultureInfo.InvariantCulture, out var written) ? written : new DateTime(1980, 1, 1);

    private static byte[] Read(Stream archive, long at, int count)
    {
        archive.Position = at;
        var bytes = new byte[count];
        return bytes[..archive.ReadAtLeast(bytes, count, throwOnEndOfStream: false)];
    }

    private static int Number16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint Number32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
