using System.Buffers.Binary;
using System.Text;

namespace AuditOps.Core.Geography;

/// <summary>The data section of a MaxMind DB file: maps, lists and values, of which pointers may stand for others.</summary>
internal sealed class MmdbData(byte[] bytes, int start)
{
    private const int MostNesting = 32;

    /// <summary>The map at an offset of the section; null when something else is there.</summary>
    /// <exception cref="DamagedException">It leads beyond the end, or in circles.</exception>
    public IReadOnlyDictionary<string, object?>? Map(int offset)
    {
        var at = start + offset;
        return Value(ref at, 0) as IReadOnlyDictionary<string, object?>;
    }

    private object? Value(ref int at, int depth)
    {
        if (depth > MostNesting)
            throw new DamagedException();
        var control = Bytes(ref at, 1)[0];
        var type = control >> 5;
        if (type == 1)
            return Pointed(control, ref at, depth);
        if (type == 0)
            type = 7 + Bytes(ref at, 1)[0];
        var size = Size(control & 0x1F, ref at);
        return type switch
        {
            2 => Encoding.UTF8.GetString(Bytes(ref at, size)),
            3 when size == 8 => BinaryPrimitives.ReadDoubleBigEndian(Bytes(ref at, size)),
            5 or 6 or 8 or 9 => Integer(Bytes(ref at, size)),
            7 => Pairs(size, ref at, depth),
            11 => Items(size, ref at, depth),
            14 => size != 0,
            15 when size == 4 => (double)BinaryPrimitives.ReadSingleBigEndian(Bytes(ref at, size)),
            _ => Skip(size, ref at),
        };
    }

    private object? Pointed(int control, ref int at, int depth)
    {
        var length = ((control >> 3) & 3) + 1;
        var value = Integer(Bytes(ref at, length));
        var target = start + length switch
        {
            1 => ((control & 7L) << 8) | value,
            2 => (((control & 7L) << 16) | value) + 2_048,
            3 => (((control & 7L) << 24) | value) + 526_336,
            _ => value,
        };
        var there = target < bytes.Length ? (int)target : throw new DamagedException();
        return Value(ref there, depth + 1);
    }

    private int Size(int size, ref int at) => size switch
    {
        29 => 29 + (int)Integer(Bytes(ref at, 1)),
        30 => 285 + (int)Integer(Bytes(ref at, 2)),
        31 => 65_821 + (int)Integer(Bytes(ref at, 3)),
        _ => size,
    };

    private Dictionary<string, object?> Pairs(int count, ref int at, int depth)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var name = Value(ref at, depth + 1) as string ?? throw new DamagedException();
            map[name] = Value(ref at, depth + 1);
        }

        return map;
    }

    private List<object?> Items(int count, ref int at, int depth)
    {
        var items = new List<object?>();
        for (var i = 0; i < count; i++)
            items.Add(Value(ref at, depth + 1));
        return items;
    }

    private object? Skip(int size, ref int at)
    {
        Bytes(ref at, size);
        return null;
    }

    private static long Integer(ReadOnlySpan<byte> big)
    {
        var value = 0L;
        foreach (var each in big)
            value = (value << 8) | each;
        return value;
    }

    private ReadOnlySpan<byte> Bytes(ref int at, int count)
    {
        if (count < 0 || at < 0 || at > bytes.Length - count)
            throw new DamagedException();
        at += count;
        return bytes.AsSpan(at - count, count);
    }

    /// <summary>The data leads beyond its end, or in circles.</summary>
    public sealed class DamagedException : Exception;
}
