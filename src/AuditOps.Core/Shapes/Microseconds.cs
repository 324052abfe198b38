namespace AuditOps.Core.Shapes;

/// <summary>Times as the shapes count them: microseconds since 1970, UTC.</summary>
internal static class Microseconds
{
    public static DateTime ToTime(long microseconds) => DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    public static DateTime? ToTime(long? microseconds) => microseconds is { } known ? ToTime(known) : null;

    public static long From(DateTime time) => (time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public static long Of(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    public static TimeSpan ToSpan(long microseconds) => new(microseconds * TimeSpan.TicksPerMicrosecond);
}
