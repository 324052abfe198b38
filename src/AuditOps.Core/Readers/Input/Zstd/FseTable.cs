using System.Numerics;

namespace AuditOps.Core.Readers.Input.Zstd;

/// <summary>A decoding table of finite state entropy (RFC 8878, 4.1).</summary>
/// <param name="Log">Bits of a state.</param>
/// <param name="Entries">What each state gives.</param>
internal sealed record FseTable(int Log, FseEntry[] Entries)
{
    /// <summary>A table that always gives one symbol.</summary>
    public static FseTable Of(byte symbol) => new(0, [new(0, symbol, 0)]);

    /// <summary>Builds a table of a distribution, in which -1 means "less than one".</summary>
    public static FseTable Of(int log, ReadOnlySpan<short> counts)
    {
        var size = 1 << log;
        var entries = new FseEntry[size];
        Span<ushort> next = stackalloc ushort[256];
        var high = size;
        for (var symbol = 0; symbol < counts.Length; symbol++)
        {
            if (counts[symbol] == -1) entries[--high] = new(0, (byte)symbol, 0);
            next[symbol] = (ushort)Math.Abs(counts[symbol]);
        }
        var (at, step) = (0, (size >> 1) + (size >> 3) + 3);
        for (var symbol = 0; symbol < counts.Length; symbol++)
        {
            for (var i = 0; i < counts[symbol]; i++)
            {
                entries[at] = new(0, (byte)symbol, 0);
                do at = (at + step) & (size - 1);
                while (at >= high);
            }
        }
        if (at != 0) throw new InvalidDataException("an entropy table does not fit");
        for (var state = 0; state < size; state++)
        {
            var symbol = entries[state].Symbol;
            int number = next[symbol]++;
            var bits = log - BitOperations.Log2((uint)number);
            entries[state] = new((ushort)((number << bits) - size), symbol, (byte)bits);
        }
        return new(log, entries);
    }

    /// <summary>Reads a table's description.</summary>
    /// <param name="used">Bytes that it takes.</param>
    public static FseTable Read(ReadOnlySpan<byte> data, int maxLog, int maxSymbol, out int used)
    {
        var at = 0;
        var log = (int)Bits(data, ref at, 4) + 5;
        if (log > maxLog) throw new InvalidDataException("an entropy table is too large");
        Span<short> counts = stackalloc short[maxSymbol + 1];
        var (left, symbol) = (1 << log, 0);
        while (left > 0)
        {
            if (symbol > maxSymbol) throw new InvalidDataException("an entropy table has too many symbols");
            var bits = BitOperations.Log2((uint)left + 1) + 1;
            var value = (int)Bits(data, ref at, bits);
            var lower = (1 << (bits - 1)) - 1;
            var threshold = (1 << bits) - 1 - (left + 1);
            if ((value & lower) < threshold)
            {
                at--;
                value &= lower;
            }
            else if (value > lower)
            {
                value -= threshold;
            }
            counts[symbol++] = (short)(value - 1);
            left -= Math.Abs(value - 1);
            for (var repeat = value == 1 ? 3u : 0; repeat == 3; symbol += (int)repeat) repeat = Bits(data, ref at, 2);
        }
        if (left < 0 || symbol > maxSymbol + 1) throw new InvalidDataException("an entropy table does not add up");
        used = (at + 7) >> 3;
        if (used > data.Length) throw new InvalidDataException("an entropy table is cut off");
        return Of(log, counts[..symbol]);
    }

    private static uint Bits(ReadOnlySpan<byte> data, ref int at, int count)
    {
        var value = 0u;
        for (var i = 0; i < count; i++, at++)
            if (at >> 3 < data.Length) value |= (uint)(data[at >> 3] >> (at & 7) & 1) << i;
        return value;
    }
}

/// <summary>One state of a table.</summary>
/// <param name="Base">The next state, before the bits that are read for it.</param>
/// <param name="Bits">How many those are.</param>
internal readonly record struct FseEntry(ushort Base, byte Symbol, byte Bits);
