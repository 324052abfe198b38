using System.Buffers.Binary;
using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using AuditOps.DuckDB.Bindings;
using static AuditOps.DuckDB.Bindings.NativeMethods;

namespace AuditOps.DuckDB;

/// <summary>Makes DuckDB values of .NET objects; the type of the object decides the type of the value.</summary>
internal static unsafe class NativeValue
{
    /// <summary>Makes a value. A local DateTime becomes UTC; other ones are taken as they are.</summary>
    /// <exception cref="NotSupportedException">DuckDB has no type for the object.</exception>
    public static ValueHandle Create(object? value) => value switch
    {
        null or DBNull => duckdb_create_null_value(),
        bool b => duckdb_create_bool(b),
        sbyte n => duckdb_create_int8(n),
        byte n => duckdb_create_uint8(n),
        short n => duckdb_create_int16(n),
        ushort n => duckdb_create_uint16(n),
        int n => duckdb_create_int32(n),
        uint n => duckdb_create_uint32(n),
        long n => duckdb_create_int64(n),
        ulong n => duckdb_create_uint64(n),
        Int128 n => duckdb_create_hugeint(new((UInt128)n)),
        UInt128 n => duckdb_create_uhugeint(new(n)),
        BigInteger n => BigNum(n),
        float n => duckdb_create_float(n),
        double n => duckdb_create_double(n),
        decimal n => Decimal(n),
        char c => Text(c.ToString()),
        string text => Text(text),
        byte[] bytes => Blob(bytes),
        ReadOnlyMemory<byte> bytes => Blob(bytes.Span),
        DateOnly date => duckdb_create_date(date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber),
        TimeOnly time => duckdb_create_time(time.Ticks / TimeSpan.TicksPerMicrosecond),
        DateTime time => duckdb_create_timestamp(Micros(time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time)),
        DateTimeOffset time => duckdb_create_timestamp_tz(Micros(time.UtcDateTime)),
        TimeSpan span => duckdb_create_interval(DuckDBInterval.FromTimeSpan(span)),
        DuckDBInterval interval => duckdb_create_interval(interval),
        DuckDBTimeTz time => duckdb_create_time_tz_value(time.ToBits()),
        Guid id => Uuid(id),
        Enum name => Text(name.ToString()),
        IEnumerable list and not IDictionary => List(list),
        _ => throw new NotSupportedException(
            $"A value of type {value.GetType()} cannot be given to DuckDB; give a number, text, bytes, a time, a Guid, or a list of one of them."),
    };

    // Floor, so that times before 1970 keep their order.
    private static long Micros(DateTime time) =>
        (long)Math.Floor((time.Ticks - DateTime.UnixEpoch.Ticks) / (decimal)TimeSpan.TicksPerMicrosecond);

    private static ValueHandle Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        fixed (byte* start = bytes)
        {
            return duckdb_create_varchar_length(start, (ulong)bytes.Length);
        }
    }

    private static ValueHandle Blob(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            return duckdb_create_blob(start, (ulong)bytes.Length);
        }
    }

    private static ValueHandle Decimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var magnitude = new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        var digits = magnitude.ToString(CultureInfo.InvariantCulture).Length;
        var unscaled = value < 0 ? -(Int128)magnitude : (Int128)magnitude;
        return duckdb_create_decimal(new((byte)Math.Max(digits, value.Scale), value.Scale, new((UInt128)unscaled)));
    }

    private static ValueHandle BigNum(BigInteger value)
    {
        var magnitude = BigInteger.Abs(value).ToByteArray(isUnsigned: true, isBigEndian: true);
        fixed (byte* start = magnitude)
        {
            return duckdb_create_bignum(new() { Data = start, Size = (ulong)magnitude.Length, IsNegative = (byte)(value.Sign < 0 ? 1 : 0) });
        }
    }

    private static ValueHandle Uuid(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return duckdb_create_uuid(new(BinaryPrimitives.ReadUInt128BigEndian(bytes)));
    }

    /// <summary>A LIST of the type of its first element that is not NULL; DuckDB casts the others to it.</summary>
    private static ValueHandle List(IEnumerable list)
    {
        var items = list.Cast<object?>().ToList();
        using var sample = Create(items.Find(item => item is not null and not DBNull));
        var handles = new List<ValueHandle>(items.Count);
        try
        {
            handles.AddRange(items.Select(Create));
            var pointers = new nint[handles.Count + 1];
            for (var i = 0; i < handles.Count; i++)
            {
                pointers[i] = handles[i].DangerousGetHandle();
            }

            fixed (nint* start = pointers)
            {
                var value = duckdb_create_list_value(duckdb_get_value_type(sample), start, (ulong)handles.Count);
                return !value.IsInvalid ? value : throw new NotSupportedException("The elements of a list must be of one type.");
            }
        }
        finally
        {
            handles.ForEach(handle => handle.Dispose());
        }
    }
}
