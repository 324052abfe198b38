using System.Globalization;

namespace AuditOps.Core.Shapes;

/// <summary>Times as the engine keeps them: UTC, to the microsecond, as a number since 1970 or as text.</summary>
internal static class Microseconds
{
    /// <summary>ISO 8601 text, UTC, to the microsecond.</summary>
    public static string Text(DateTime time) => Utc(time).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Text"/> wrote.</summary>
    public static DateTime Parse(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    /// <summary>A time as UTC; one that does not say what it is, is UTC already.</summary>
    public static DateTime Utc(DateTime time) => time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time;

    public static DateTime ToTime(long microseconds) => DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    public static DateTime? ToTime(long? microseconds) => microseconds is { } known ? ToTime(known) : null;

    public static long From(DateTime time) => (Utc(time) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public static long Of(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    public static TimeSpan ToSpan(long microseconds) => new(microseconds * TimeSpan.TicksPerMicrosecond);
}
