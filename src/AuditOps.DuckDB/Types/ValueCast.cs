using System.Globalization;
using System.Numerics;

namespace AuditOps.DuckDB;

/// <summary>Turns a value that was read into another .NET type of the same meaning, without a loss.</summary>
internal static class ValueCast
{
    public static object To(object value, Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            _ when target.IsInstanceOfType(value) => value,
            DateTime time when target == typeof(DateTimeOffset) => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
            DateTime time when target == typeof(DateOnly) && time.TimeOfDay == TimeSpan.Zero => DateOnly.FromDateTime(time),
            DateOnly date when target == typeof(DateTime) => date.ToDateTime(TimeOnly.MinValue),
            TimeOnly time when target == typeof(TimeSpan) => time.ToTimeSpan(),
            DuckDBInterval interval when target == typeof(TimeSpan) => interval.ToTimeSpan(),
            byte[] bytes when target == typeof(Stream) => new MemoryStream(bytes, writable: false),
            Int128 number => Number((BigInteger)number, target),
            UInt128 number => Number((BigInteger)number, target),
            BigInteger number => Number(number, target),
            IConvertible when target == typeof(Int128) => (Int128)Convert.ToDecimal(value, CultureInfo.InvariantCulture),
            IConvertible => Convert.ChangeType(value, target, CultureInfo.InvariantCulture),
            IFormattable text when target == typeof(string) => text.ToString(null, CultureInfo.InvariantCulture),
            _ => throw new InvalidCastException($"A value of type {value.GetType()} cannot be read as {target}."),
        };
    }

    private static object Number(BigInteger number, Type target) => target switch
    {
        _ when target == typeof(BigInteger) => number,
        _ when target == typeof(Int128) => (Int128)number,
        _ when target == typeof(string) => number.ToString(CultureInfo.InvariantCulture),
        _ when target == typeof(double) => (double)number,
        _ => Convert.ChangeType((decimal)number, target, CultureInfo.InvariantCulture),
    };
}
