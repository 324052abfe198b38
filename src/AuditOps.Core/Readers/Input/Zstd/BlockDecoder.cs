using System.Buffers.Binary;

namespace AuditOps.Core.Readers.Input.Zstd;

/// <summary>Decodes the compressed blocks of one frame (RFC 8878, 3.1.1.3); tables and offsets live from block to block.</summary>
internal sealed class BlockDecoder
{
    /// <summary>Most bytes that a block gives.</summary>
    public const int MaxBlock = 128 << 10;

    private readonly byte[] literals = new byte[MaxBlock];
    private readonly uint[] recent = [1, 4, 8];
    private HuffmanTable? huffman;
    private FseTable? literalTable;
    private FseTable? offsetTable;
    private FseTable? matchTable;

    /// <summary>Decodes a block behind what the frame has given so far.</summary>
    /// <param name="buffer">Holds the block and at least eight bytes around it.</param>
    /// <param name="window">What came before, up to <paramref name="at"/>, with room for a block.</param>
    /// <returns>Where the block ends in the window.</returns>
    public int Decode(ReadOnlySpan<byte> buffer, int start, int length, byte[] window, int at)
    {
        var end = start + length;
        var count = ReadLiterals(buffer, ref start, end);
        return ReadSequences(buffer, start, end, literals.AsSpan(0, count), window, at);
    }

    private int ReadLiterals(ReadOnlySpan<byte> buffer, ref int start, int end)
    {
        Need(start < end);
        var (kind, format) = (buffer[start] & 3, buffer[start] >> 2 & 3);
        var head = BinaryPrimitives.ReadUInt64LittleEndian(buffer[start..]);
        if (kind < 2)
        {
            var (size, headBytes) = (format & 1) == 0 ? ((int)(head >> 3 & 31), 1) : format == 1 ? ((int)(head >> 4 & 0xFFF), 2) : ((int)(head >> 4 & 0xFFFFF), 3);
            start += headBytes;
            Need(size <= MaxBlock && start + (kind == 0 ? size : 1) <= end);
            if (kind == 0) buffer.Slice(start, size).CopyTo(literals);
            else literals.AsSpan(0, size).Fill(buffer[start]);
            start += kind == 0 ? size : 1;
            return size;
        }
        var bits = format < 2 ? 10 : format == 2 ? 14 : 18;
        var (whole, packed) = ((int)(head >> 4) & (1 << bits) - 1, (int)(head >> (4 + bits)) & (1 << bits) - 1);
        start += (4 + bits * 2) >> 3;
        Need(whole <= MaxBlock && start + packed <= end);
        var stop = start + packed;
        if (kind == 2)
        {
            huffman = HuffmanTable.Read(buffer, start, stop, out var used);
            start += used;
        }
        ReadStreams(buffer, start, stop, whole, isSingle: format == 0);
        start = stop;
        return whole;
    }

    private void ReadStreams(ReadOnlySpan<byte> buffer, int start, int stop, int whole, bool isSingle)
    {
        if (huffman is null) throw new InvalidDataException("literals have no table");
        if (isSingle)
        {
            huffman.Decode(buffer, start, stop - start, literals.AsSpan(0, whole));
            return;
        }
        Need(stop - start > 6);
        var (from, part) = (start + 6, (whole + 3) / 4);
        for (var i = 0; i < 4; i++)
        {
            var length = i < 3 ? BinaryPrimitives.ReadUInt16LittleEndian(buffer[(start + i * 2)..]) : stop - from;
            var give = i < 3 ? part : whole - part * 3;
            Need(give >= 0 && from + length <= stop);
            huffman.Decode(buffer, from, length, literals.AsSpan(part * i, give));
            from += length;
        }
    }

    private int ReadSequences(ReadOnlySpan<byte> buffer, int start, int end, ReadOnlySpan<byte> given, byte[] window, int at)
    {
        Need(start < end);
        int count = buffer[start++];
        if (count == 255)
        {
            count = BinaryPrimitives.ReadUInt16LittleEndian(buffer[start..]) + 0x7F00;
            start += 2;
        }
        else if (count >= 128)
        {
            count = (count - 128 << 8) + buffer[start++];
        }
        var limit = at + MaxBlock;
        if (count > 0)
        {
            Need(start < end);
            var modes = buffer[start++];
            Table(ref literalTable, modes >> 6, SequenceCodes.DefaultLiterals, buffer, ref start, end, 9, 35);
            Table(ref offsetTable, modes >> 4 & 3, SequenceCodes.DefaultOffsets, buffer, ref start, end, 8, 31);
            Table(ref matchTable, modes >> 2 & 3, SequenceCodes.DefaultMatches, buffer, ref start, end, 9, 52);
            at = Execute(new BackwardBits(buffer, start, end - start), count, ref given, window, at, limit);
        }
        Need(at + given.Length <= limit);
        given.CopyTo(window.AsSpan(at));
        return at + given.Length;
    }

    private int Execute(BackwardBits stream, int count, ref ReadOnlySpan<byte> given, byte[] window, int at, int limit)
    {
        var (literalEntries, offsetEntries, matchEntries) = (literalTable!.Entries, offsetTable!.Entries, matchTable!.Entries);
        var (literal, offset, match) = (stream.Read(literalTable.Log), stream.Read(offsetTable!.Log), stream.Read(matchTable!.Log));
        while (true)
        {
            var (literalEntry, offsetEntry, matchEntry) = (literalEntries[literal], offsetEntries[offset], matchEntries[match]);
            var value = (1u << offsetEntry.Symbol) + stream.Read(offsetEntry.Symbol);
            var length = SequenceCodes.MatchBase[matchEntry.Symbol] + (int)stream.Read(SequenceCodes.MatchBits[matchEntry.Symbol]);
            var before = SequenceCodes.LiteralBase[literalEntry.Symbol] + (int)stream.Read(SequenceCodes.LiteralBits[literalEntry.Symbol]);
            var distance = Distance(value, before);
            Need(before <= given.Length && at + before + length <= limit && distance != 0 && distance <= (uint)(at + before));
            given[..before].CopyTo(window.AsSpan(at));
            given = given[before..];
            at += before;
            Repeat(window, at, (int)distance, length);
            at += length;
            if (--count == 0) break;
            literal = literalEntry.Base + stream.Read(literalEntry.Bits);
            match = matchEntry.Base + stream.Read(matchEntry.Bits);
            offset = offsetEntry.Base + stream.Read(offsetEntry.Bits);
        }
        Need(stream.Left == 0);
        return at;
    }

    private uint Distance(uint value, int literalsBefore)
    {
        if (value > 3)
        {
            (recent[2], recent[1], recent[0]) = (recent[1], recent[0], value - 3);
            return recent[0];
        }
        var index = value - (literalsBefore == 0 ? 0u : 1u);
        if (index == 0) return recent[0];
        var distance = index == 3 ? recent[0] - 1 : recent[index];
        if (index != 1) recent[2] = recent[1];
        (recent[1], recent[0]) = (recent[0], distance);
        return distance;
    }

    private static void Repeat(byte[] window, int at, int distance, int length)
    {
        if (distance >= length)
        {
            window.AsSpan(at - distance, length).CopyTo(window.AsSpan(at));
            return;
        }
        for (var i = at; i < at + length; i++) window[i] = window[i - distance];
    }

    private static void Table(ref FseTable? table, int mode, FseTable predefined, ReadOnlySpan<byte> buffer, ref int start, int end, int maxLog, int maxSymbol)
    {
        switch (mode)
        {
            case 0:
                table = predefined;
                return;
            case 1:
                Need(start < end && buffer[start] <= maxSymbol);
                table = FseTable.Of(buffer[start++]);
                return;
            case 2:
                table = FseTable.Read(buffer[start..end], maxLog, maxSymbol, out var used);
                start += used;
                return;
            default:
                Need(table is not null);
                return;
        }
    }

    private static void Need(bool condition)
    {
        if (!condition) throw new InvalidDataException("a block is damaged");
    }
}
