using System.Globalization;

namespace AuditOps;

/// <summary>Reads times and durations as people type them, the same on every surface.</summary>
public static class TimeText
{
    private static readonly string[] LocalForms =
        ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm:ss.FFFFFFF"];

    private static readonly string[] ZonedForms = [.. LocalForms.Select(form => form + "K")];

    /// <summary>Reads a point in time: an ISO 8601 date, or a span counted from now such as <c>7d</c>.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="now">What a span is counted from.</param>
    /// <param name="zone">The zone of a date that names none.</param>
    /// <param name="ahead">Whether a span counts from now on; otherwise it counts back from now.</param>
    /// <exception cref="AuditOpsException">It is neither; the code is <c>InvalidTime</c>.</exception>
    public static DateTimeOffset ParseTime(string text, DateTimeOffset now, TimeZoneInfo zone, bool ahead = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(zone);
        var trimmed = text.Trim();
        if (TrySpan(trimmed, out var span) && span <= (ahead ? DateTimeOffset.MaxValue - now : now - DateTimeOffset.MinValue))
            return ahead ? now + span : now - span;
        if (DateTime.TryParseExact(trimmed, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return Place(local, zone);
        if (DateTimeOffset.TryParseExact(trimmed, ZonedForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var zoned))
            return zoned;
        throw new AuditOpsException(
            ErrorKind.InvalidRequest,
            "InvalidTime",
            $"'{text}' is not a time. Write a date such as 2026-01-31 or 2026-01-31T08:30Z, or a span counted {(ahead ? "from now on" : "back from now")} such as 7d, 24h, 30m or 90s.");
    }

    /// <summary>Places a date and time that names no zone.</summary>
    public static DateTimeOffset Place(DateTime time, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (time.Kind != DateTimeKind.Unspecified)
            return time.ToUniversalTime();
        var offset = zone.GetUtcOffset(time);
        var ticks = time.Ticks - offset.Ticks;
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks ? new DateTimeOffset(time, TimeSpan.Zero) : new DateTimeOffset(time, offset);
    }

    /// <summary>Reads a duration: a number with a unit (<c>90s</c>, <c>30m</c>, <c>24h</c>, <c>7d</c>, <c>2w</c>), or <c>hh:mm:ss</c>.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="seconds">Whether a bare number counts seconds; otherwise it is refused.</param>
    /// <exception cref="AuditOpsException">It is neither; the code is <c>InvalidDuration</c>.</exception>
    public static TimeSpan ParseDuration(string text, bool seconds = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        if (TrySpan(trimmed, out var span) || (seconds && TrySpan(trimmed + "s", out span)))
            return span;
        if (trimmed.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(trimmed, CultureInfo.InvariantCulture, out span))
            return span;
        throw new AuditOpsException(
            ErrorKind.InvalidRequest,
            "InvalidDuration",
            $"'{text}' is not a duration. Write a number with a unit, such as 90s, 30m, 24h, 7d or 2w, or hours, minutes and seconds such as 01:30:00.");
    }

    private static bool TrySpan(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        if (text.Length < 2 || !decimal.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        var unit = text[^1] switch
        {
            's' => TimeSpan.TicksPerSecond,
            'm' => TimeSpan.TicksPerMinute,
            'h' => TimeSpan.TicksPerHour,
            'd' => TimeSpan.TicksPerDay,
            'w' => 7 * TimeSpan.TicksPerDay,
            _ => 0,
        };
        if (unit == 0 || number > TimeSpan.MaxValue.Ticks / unit)
            return false;
        span = TimeSpan.FromTicks((long)(number * unit));
        return true;
    }
}
