using System.Buffers.Binary;

namespace AuditOps.Core.Readers.Input.Zstd;

/// <summary>Decompresses zstd (RFC 8878) frame by frame.</summary>
internal sealed class ZstdInput(InputStream inner) : InputStream
{
    /// <summary>The largest window that is accepted: what <c>zstd --long=27</c> needs, the most that zstd itself accepts unasked.</summary>
    private const long MaxWindow = 128L << 20;
    private const int Slack = 8;

    private readonly byte[] block = new byte[BlockDecoder.MaxBlock + 2 * Slack];
    private byte[] window = [];
    private BlockDecoder decoder = new();
    private XxHash64? checksum;
    private int windowSize;
    private int given;
    private int filled;
    private bool inFrame;
    private bool ended;
    private string? damage;

    public override string? Damage => damage ?? inner.Damage;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        while (given == filled && !ended)
        {
            try
            {
                if (inFrame) NextBlock();
                else if (!NextFrame()) ended = true;
            }
            catch (EndOfStreamException)
            {
                End("it ends in the middle of the compressed data; what came before was kept");
            }
            catch (InvalidDataException e)
            {
                End($"its compressed data are damaged ({e.Message}); what came before was kept");
            }
            catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException)
            {
                // Damage leads outside the block: cheaper than a check at every step.
                End("its compressed data are damaged; what came before was kept");
            }
        }
        var count = Math.Min(buffer.Length, filled - given);
        window.AsSpan(given, count).CopyTo(buffer);
        given += count;
        return count;
    }

    private void End(string why)
    {
        damage ??= why;
        ended = true;
    }

    private bool NextFrame()
    {
        var head = block.AsSpan(0, 14);
        var read = inner.ReadAtLeast(head[..4], 4, throwOnEndOfStream: false);
        if (read == 0) return false;
        if (read < 4) throw new EndOfStreamException();
        var magic = BinaryPrimitives.ReadUInt32LittleEndian(head);
        if ((magic & 0xFFFFFFF0) == 0x184D2A50)
        {
            inner.ReadExactly(head[..4]);
            for (long skip = BinaryPrimitives.ReadUInt32LittleEndian(head); skip > 0;)
            {
                var part = (int)Math.Min(skip, block.Length);
                inner.ReadExactly(block, 0, part);
                skip -= part;
            }
            return true;
        }
        if (magic != 0xFD2FB528)
        {
            End("bytes after its last zstd frame are not zstd; they were left out");
            return false;
        }
        ReadHeader(head);
        return true;
    }

    private void ReadHeader(Span<byte> head)
    {
        inner.ReadExactly(head[..1]);
        var flags = head[0];
        var isSingle = (flags & 0x20) != 0;
        if ((flags & 8) != 0) throw new InvalidDataException("a frame of a later version");
        long size = 0;
        if (!isSingle)
        {
            inner.ReadExactly(head[..1]);
            var power = 1L << (10 + (head[0] >> 3));
            size = power + power / 8 * (head[0] & 7);
        }
        var dictionary = head[..((flags & 3) == 3 ? 4 : flags & 3)];
        inner.ReadExactly(dictionary);
        if (dictionary.ContainsAnyExcept((byte)0)) throw new InvalidDataException("it was compressed with a dictionary, which is not here: decompress it first");
        var content = head[..((flags >> 6) switch { 0 => isSingle ? 1 : 0, 1 => 2, 2 => 4, _ => 8 })];
        inner.ReadExactly(content);
        var length = content.Length switch
        {
            1 => content[0],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(content) + 256,
            4 => BinaryPrimitives.ReadUInt32LittleEndian(content),
            8 => BinaryPrimitives.ReadInt64LittleEndian(content),
            _ => 0L,
        };
        if (isSingle) size = length;
        if (size is < 0 or > MaxWindow) throw new InvalidDataException("it needs a window of more than 128 MiB: decompress it first, with 'zstd -d --long=31'");
        windowSize = (int)Math.Max(size, 1024);
        checksum = (flags & 4) != 0 ? new() : null;
        (decoder, inFrame, given, filled) = (new(), true, 0, 0);
        // Room for one more window, so that what is behind is moved to the front only once a window.
        var room = windowSize + Math.Max(windowSize, 2 * BlockDecoder.MaxBlock);
        if (window.Length < room) window = GC.AllocateUninitializedArray<byte>(room);
    }

    private void NextBlock()
    {
        if (window.Length - filled < BlockDecoder.MaxBlock)
        {
            window.AsSpan(filled - windowSize, windowSize).CopyTo(window);
            given = filled = windowSize;
        }
        inner.ReadExactly(block, 0, 3);
        var head = block[0] | block[1] << 8 | block[2] << 16;
        var (last, kind, size) = ((head & 1) != 0, head >> 1 & 3, head >> 3);
        if (size > BlockDecoder.MaxBlock || kind == 3) throw new InvalidDataException("a block is too large");
        var start = filled;
        inner.ReadExactly(block, Slack, kind == 1 ? 1 : size);
        switch (kind)
        {
            case 0:
                block.AsSpan(Slack, size).CopyTo(window.AsSpan(filled));
                filled += size;
                break;
            case 1:
                window.AsSpan(filled, size).Fill(block[Slack]);
                filled += size;
                break;
            default:
                filled = decoder.Decode(block, Slack, size, window, filled);
                break;
        }
        checksum?.Append(window.AsSpan(start, filled - start));
        if (!last) return;
        inFrame = false;
        if (checksum is null) return;
        Span<byte> expected = stackalloc byte[4];
        if (inner.ReadAtLeast(expected, 4, throwOnEndOfStream: false) < 4) End("its checksum is missing; the data are complete but unverified");
        else if (BinaryPrimitives.ReadUInt32LittleEndian(expected) != (uint)checksum.Value) damage ??= "its checksum is wrong: the data may be damaged; they were kept";
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
