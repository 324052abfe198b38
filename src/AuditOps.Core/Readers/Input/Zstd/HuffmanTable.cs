using System.Numerics;

namespace AuditOps.Core.Readers.Input.Zstd;

/// <summary>A decoding table for literals (RFC 8878, 4.2).</summary>
internal sealed class HuffmanTable
{
    private const int MaxBits = 11;
    private readonly int bits;

    // Each entry: the symbol, and above it the length of its code.
    private readonly ushort[] entries;

    private HuffmanTable(ReadOnlySpan<byte> weights, int bits)
    {
        this.bits = bits;
        entries = new ushort[1 << bits];
        var at = 0;
        for (var weight = 1; weight <= bits; weight++)
        {
            for (var symbol = 0; symbol < weights.Length; symbol++)
            {
                if (weights[symbol] != weight) continue;
                entries.AsSpan(at, 1 << (weight - 1)).Fill((ushort)(symbol | (bits + 1 - weight) << 8));
                at += 1 << (weight - 1);
            }
        }
    }

    /// <summary>Reads a table's description.</summary>
    /// <param name="buffer">Holds the description and at least eight bytes around it.</param>
    /// <param name="used">Bytes that it takes.</param>
    public static HuffmanTable Read(ReadOnlySpan<byte> buffer, int start, int end, out int used)
    {
        Span<byte> weights = stackalloc byte[256];
        if (start >= end) throw new InvalidDataException("a Huffman table is missing");
        int head = buffer[start];
        int count;
        if (head < 128)
        {
            used = 1 + head;
            if (start + used > end) throw new InvalidDataException("a Huffman table is cut off");
            count = ReadCoded(buffer, start + 1, head, weights);
        }
        else
        {
            count = head - 127;
            used = 1 + (count + 1) / 2;
            if (start + used > end) throw new InvalidDataException("a Huffman table is cut off");
            for (var i = 0; i < count; i++) weights[i] = (byte)(buffer[start + 1 + i / 2] >> (i % 2 == 0 ? 4 : 0) & 15);
        }
        var sum = 0;
        foreach (var weight in weights[..count])
        {
            if (weight > MaxBits) throw new InvalidDataException("a Huffman code is too long");
            sum += weight == 0 ? 0 : 1 << (weight - 1);
        }
        if (sum == 0) throw new InvalidDataException("a Huffman table is empty");
        var bits = BitOperations.Log2((uint)sum) + 1;
        var left = (1 << bits) - sum;
        if (bits > MaxBits || !BitOperations.IsPow2(left)) throw new InvalidDataException("a Huffman table does not add up");
        weights[count] = (byte)(BitOperations.Log2((uint)left) + 1);
        return new(weights[..(count + 1)], bits);
    }

    /// <summary>Decodes a stream that fills the span.</summary>
    public void Decode(ReadOnlySpan<byte> buffer, int start, int length, Span<byte> into)
    {
        var stream = new BackwardBits(buffer, start, length);
        var table = entries;
        var (mask, at) = ((1 << bits) - 1, 0);
        // Five codes of at most 11 bits fit into what one load gives.
        for (; at + 5 <= into.Length && stream.Left >= 64; at += 5)
        {
            var word = stream.Load(stream.Left - 56) & (1UL << 56) - 1;
            var left = 56;
            for (var i = 0; i < 5; i++)
            {
                var entry = table[(int)(word >> (left - bits)) & mask];
                into[at + i] = (byte)entry;
                left -= entry >> 8;
            }
            stream.Take(56 - left);
        }
        for (; at < into.Length; at++)
        {
            var before = stream.Left;
            var entry = table[stream.Read(bits)];
            into[at] = (byte)entry;
            stream.Take((entry >> 8) - bits);
            if (before < entry >> 8) throw new InvalidDataException("a literal stream is too short");
        }
        if (stream.Left != 0) throw new InvalidDataException("a literal stream is too long");
    }

    private static int ReadCoded(ReadOnlySpan<byte> buffer, int start, int length, Span<byte> weights)
    {
        var table = FseTable.Read(buffer.Slice(start, length), maxLog: 6, maxSymbol: 255, out var used);
        var stream = new BackwardBits(buffer, start + used, length - used);
        var (first, second, count) = (stream.Read(table.Log), stream.Read(table.Log), 0);
        while (true)
        {
            if (count > 253) throw new InvalidDataException("a Huffman table has too many weights");
            var entry = table.Entries[first];
            weights[count++] = entry.Symbol;
            first = entry.Base + stream.Read(entry.Bits);
            if (stream.Left < 0)
            {
                weights[count++] = table.Entries[second].Symbol;
                return count;
            }
            (first, second) = (second, first);
        }
    }
}
