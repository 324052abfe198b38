using System.Globalization;
using System.Runtime.InteropServices;

namespace AuditOps.DuckDB;

/// <summary>An INTERVAL: months, days and microseconds, which no fixed length of time can stand for.</summary>
/// <param name="Months">Calendar months.</param>
/// <param name="Days">Calendar days.</param>
/// <param name="Micros">Microseconds.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDBInterval(int Months, int Days, long Micros)
{
    /// <summary>The interval of a length of time: microseconds only.</summary>
    public static DuckDBInterval FromTimeSpan(TimeSpan value) => new(0, 0, value.Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>The length of time, where a day has 24 hours.</summary>
    /// <exception cref="InvalidCastException">The interval has months.</exception>
    public TimeSpan ToTimeSpan() => Months == 0
        ? new TimeSpan(checked((Days * TimeSpan.TicksPerDay) + (Micros * TimeSpan.TicksPerMicrosecond)))
        : throw new InvalidCastException($"The interval {this} has months, which have no fixed length; cast it to VARCHAR, or read it as DuckDBInterval.");

    /// <summary>Months, days and microseconds as text.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Months} months {Days} days {Micros} microseconds");
}
