using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace AuditOps.DuckDB;

/// <summary>Reads one value of a vector as a .NET object.</summary>
internal static class ValueReader
{
    private const int EpochDay = 719_162;

    public static object? Read(DuckDBVector vector, int row) => vector.IsNull(row) ? null : vector.Type.Type switch
    {
        DuckDBType.Boolean => vector.Values<byte>()[row] != 0,
        DuckDBType.TinyInt => vector.Values<sbyte>()[row],
        DuckDBType.SmallInt => vector.Values<short>()[row],
        DuckDBType.Integer => vector.Values<int>()[row],
        DuckDBType.BigInt => vector.Values<long>()[row],
        DuckDBType.UnsignedTinyInt => vector.Values<byte>()[row],
        DuckDBType.UnsignedSmallInt => vector.Values<ushort>()[row],
        DuckDBType.UnsignedInteger => vector.Values<uint>()[row],
        DuckDBType.UnsignedBigInt => vector.Values<ulong>()[row],
        DuckDBType.Float => vector.Values<float>()[row],
        DuckDBType.Double => vector.Values<double>()[row],
        DuckDBType.HugeInt => vector.Values<Int128>()[row],
        DuckDBType.UnsignedHugeInt => vector.Values<UInt128>()[row],
        DuckDBType.BigNum => BigNum(vector.Bytes(row)),
        DuckDBType.Decimal => Decimal(vector, row),
        DuckDBType.Varchar => Encoding.UTF8.GetString(vector.Bytes(row)),
        DuckDBType.Blob or DuckDBType.Geometry => vector.Bytes(row).ToArray(),
        DuckDBType.Bit => Bits(vector.Bytes(row)),
        DuckDBType.Enum => Enum(vector, row),
        DuckDBType.Date => Date(vector.Values<int>()[row]),
        DuckDBType.Time => Time(vector.Values<long>()[row], TimeSpan.TicksPerMicrosecond),
        DuckDBType.TimeNs => Time(vector.Values<long>()[row] / 100, 1),
        DuckDBType.TimeTz => DuckDBTimeTz.FromBits(vector.Values<ulong>()[row]),
        DuckDBType.Timestamp => Timestamp(vector.Values<long>()[row], TimeSpan.TicksPerMicrosecond, DateTimeKind.Unspecified),
        DuckDBType.TimestampTz => Timestamp(vector.Values<long>()[row], TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc),
        DuckDBType.TimestampS => Timestamp(vector.Values<long>()[row], TimeSpan.TicksPerSecond, DateTimeKind.Unspecified),
        DuckDBType.TimestampMs => Timestamp(vector.Values<long>()[row], TimeSpan.TicksPerMillisecond, DateTimeKind.Unspecified),
        DuckDBType.TimestampNs => Nanoseconds(vector.Values<long>()[row]),
        DuckDBType.Interval => vector.Values<DuckDBInterval>()[row],
        DuckDBType.Uuid => Uuid(vector.Values<UInt128>()[row]),
        DuckDBType.List or DuckDBType.Array => List(vector, row),
        DuckDBType.Map => Map(vector, row),
        DuckDBType.Struct => Struct(vector, row),
        DuckDBType.Union => Read(vector.Member(vector.Tags()[row]), row),
        _ => throw new NotSupportedException($"Values of {vector.Type} cannot be read; cast them to VARCHAR or JSON."),
    };

    private static decimal Decimal(DuckDBVector vector, int row)
    {
        var unscaled = vector.Type.ValueSize switch
        {
            2 => vector.Values<short>()[row],
            4 => vector.Values<int>()[row],
            8 => vector.Values<long>()[row],
            _ => vector.Values<Int128>()[row],
        };
        var magnitude = (UInt128)Int128.Abs(unscaled);
        if (magnitude >> 96 != 0 || vector.Type.Scale > 28)
        {
            throw new OverflowException($"A value of {vector.Type} has more digits than a .NET decimal; cast it to VARCHAR or DOUBLE.");
        }

        return new((int)(uint)magnitude, (int)(uint)(magnitude >> 32), (int)(uint)(magnitude >> 64), unscaled < 0, vector.Type.Scale);
    }

    // Three bytes of header: the first bit is set for positive numbers; negative ones have every bit flipped.
    private static BigInteger BigNum(ReadOnlySpan<byte> bytes)
    {
        var negative = (bytes[0] & 0x80) == 0;
        var magnitude = bytes[3..].ToArray();
        if (!negative)
        {
            return new(magnitude, isUnsigned: true, isBigEndian: true);
        }

        for (var i = 0; i < magnitude.Length; i++)
        {
            magnitude[i] = (byte)~magnitude[i];
        }

        return -new BigInteger(magnitude, isUnsigned: true, isBigEndian: true);
    }

    // The first byte counts the bits of the second that are padding.
    private static string Bits(ReadOnlySpan<byte> bytes) => string.Create((8 * (bytes.Length - 1)) - bytes[0], bytes, static (text, bytes) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            var bit = i + bytes[0];
            text[i] = (bytes[1 + (bit >> 3)] & (0x80 >> (bit & 7))) != 0 ? '1' : '0';
        }
    });

    private static string Enum(DuckDBVector vector, int row) => vector.Type.Names[vector.Type.ValueSize switch
    {
        1 => vector.Values<byte>()[row],
        2 => vector.Values<ushort>()[row],
        _ => (int)vector.Values<uint>()[row],
    }];

    private static DateOnly Date(int days) => days switch
    {
        int.MaxValue => DateOnly.MaxValue,
        -int.MaxValue => DateOnly.MinValue,
        < -EpochDay or > 2_932_896 => throw OutOfRange("DATE"),
        _ => DateOnly.FromDayNumber(days + EpochDay),
    };

    private static TimeOnly Time(long units, long ticks) =>
        units * ticks < TimeSpan.TicksPerDay ? new(units * ticks) : throw OutOfRange("TIME");

    private static DateTime Timestamp(long units, long ticks, DateTimeKind kind) => units switch
    {
        long.MaxValue => DateTime.SpecifyKind(DateTime.MaxValue, kind),
        -long.MaxValue => DateTime.SpecifyKind(DateTime.MinValue, kind),
        _ when units < -DateTime.UnixEpoch.Ticks / ticks || units > (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / ticks => throw OutOfRange("TIMESTAMP"),
        _ => new(DateTime.UnixEpoch.Ticks + (units * ticks), kind),
    };

    private static DateTime Nanoseconds(long units) =>
        Timestamp(units is long.MaxValue or -long.MaxValue ? units : Math.DivRem(units, 100).Quotient - (units % 100 < 0 ? 1 : 0), 1, DateTimeKind.Unspecified);

    // DuckDB flips the first bit, so that UUIDs order as signed integers.
    private static Guid Uuid(UInt128 value)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value ^ (UInt128.One << 127));
        return new(bytes, bigEndian: true);
    }

    private static object?[] List(DuckDBVector vector, int row)
    {
        var (offset, length) = vector.ElementsOf(row).GetOffsetAndLength(int.MaxValue);
        var elements = vector.Elements();
        var values = new object?[length];
        for (var i = 0; i < length; i++)
        {
            values[i] = Read(elements, offset + i);
        }

        return values;
    }

    private static Dictionary<object, object?> Map(DuckDBVector vector, int row)
    {
        var (offset, length) = vector.ElementsOf(row).GetOffsetAndLength(int.MaxValue);
        var elements = vector.Elements();
        var keys = elements.Field(0);
        var values = elements.Field(1);
        var map = new Dictionary<object, object?>(length);
        for (var i = offset; i < offset + length; i++)
        {
            map.Add(Read(keys, i)!, Read(values, i));
        }

        return map;
    }

    private static Dictionary<string, object?> Struct(DuckDBVector vector, int row)
    {
        var fields = vector.Type.Fields;
        var values = new Dictionary<string, object?>(fields.Count);
        for (var i = 0; i < fields.Count; i++)
        {
            // row(…) makes fields without a name.
            values.Add(fields[i].Name.Length > 0 ? fields[i].Name : (i + 1).ToString(CultureInfo.InvariantCulture), Read(vector.Field(i), row));
        }

        return values;
    }

    private static OverflowException OutOfRange(string type) =>
        new($"A {type} lies outside of what .NET can hold; cast it to VARCHAR.");
}
