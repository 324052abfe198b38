using System.Globalization;

namespace AuditOps;

/// <summary>Reads times and durations as people type them, the same on every surface.</summary>
public static class TimeText
{
    private static readonly string[] LocalForms =
        ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm:ss.FFFFFFF"];

    private static readonly string[] ZonedForms = [.. LocalForms.Select(form => form + "K")];

    private static readonly (string Unit, long Ticks)[] Units =
    [
        ("ms", TimeSpan.TicksPerMillisecond), ("s", TimeSpan.TicksPerSecond), ("m", TimeSpan.TicksPerMinute), ("h", TimeSpan.TicksPerHour),
        ("d", TimeSpan.TicksPerDay), ("w", 7 * TimeSpan.TicksPerDay),
    ];

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
        if (Ticks(trimmed) is { } ticks && ticks <= (ahead ? DateTimeOffset.MaxValue - now : now - DateTimeOffset.MinValue).Ticks)
            return now.AddTicks(ahead ? (long)ticks : -(long)ticks);
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

    /// <summary>Reads a duration: a number with a unit (<c>200ms</c>, <c>90s</c>, <c>1.5h</c>, <c>7d</c>, <c>2w</c>), or <c>hh:mm:ss</c>; less than nothing with a sign before it.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="seconds">Whether a bare number counts seconds; otherwise it is refused.</param>
    /// <exception cref="AuditOpsException">It is neither, or too long; the code is <c>InvalidDuration</c>.</exception>
    public static TimeSpan ParseDuration(string text, bool seconds = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        var (sign, size) = trimmed.StartsWith('-') ? (-1, trimmed[1..]) : (1, trimmed);
        if ((Ticks(size) ?? (seconds ? Ticks(size + "s") : null)) is { } ticks)
            return ticks <= long.MaxValue ? TimeSpan.FromTicks(sign * (long)ticks) : throw Refused($"'{text}' is too long a duration. {TimeSpan.MaxValue.Days}d is the longest.");
        if (trimmed.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(trimmed, CultureInfo.InvariantCulture, out var span))
            return span;
        throw Refused($"'{text}' is not a duration. Write a number with a unit, such as 200ms, 90s, 30m, 1.5h, 7d or 2w, or hours, minutes and seconds such as 01:30:00.");
    }

    private static AuditOpsException Refused(string message) => new(ErrorKind.InvalidRequest, "InvalidDuration", message);

    private static decimal? Ticks(string text)
    {
        foreach (var (unit, ticks) in Units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal) && decimal.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return number > long.MaxValue / ticks ? decimal.MaxValue : number * ticks;
        }

        return null;
    }
}
