using AuditOps.Core.Readers.Lines;

namespace AuditOps.Core.Readers.Syslog;

/// <summary>A time stamp: <c>Dec 10 06:55:46</c>, with a year in it where a device writes one, or ISO 8601 in one word or two.</summary>
/// <param name="Known">Whether it names a time that exists.</param>
/// <param name="Micros">That time in microseconds since 1970, UTC or as the log writes it.</param>
/// <param name="Utc">Whether it names its zone.</param>
/// <param name="Length">Bytes up to what follows it.</param>
internal readonly record struct SyslogStamp(bool Known, long Micros, bool Utc, int Length)
{
    /// <summary>Reads the stamp at the start of a text, a colon that may follow it, and the blank behind.</summary>
    /// <returns>False where the text starts with no stamp.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, int year, out SyslogStamp stamp)
    {
        stamp = default;
        if (text.Length < 14)
            return false;
        if (char.IsAsciiDigit((char)text[0]))
            return TryReadIso(text, out stamp);
        if (text[3] != ' ')
            return false;
        return MonthName.Of(text) is > 0 and var month ? TryReadNamed(text, month, year, out stamp) : char.IsAsciiDigit((char)text[4]) && TryReadWeekday(text, out stamp);
    }

    /// <summary>Reads a text that is a stamp and nothing else.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, int year, out SyslogStamp stamp) => TryRead(text, year, out stamp) && stamp.Known && stamp.Length == text.Length;

    private static bool TryReadNamed(ReadOnlySpan<byte> text, int month, int year, out SyslogStamp stamp)
    {
        stamp = default;
        var at = text[4] == ' ' ? 5 : 4;
        if (!Digits(text, ref at, 2, out var day, out _) || at >= text.Length || text[at++] != ' ')
            return false;
        if (at + 5 < text.Length && text[at + 4] == ' ')
        {
            if (!Digits(text, ref at, 4, out year, out var length) || length != 4)
                return false;
            at++;
        }
        if (!Clock(text, ref at, out var micros, seconds: true) || !End(text, ref at))
            return false;
        stamp = Make(year, month, day, micros, utc: false, at);
        return true;
    }

    /// <summary>Reads what <c>journalctl -o short-full</c> writes: <c>Fri 2024-03-01 10:00:00 UTC</c>. Of zones only UTC has a name that is sure.</summary>
    private static bool TryReadWeekday(ReadOnlySpan<byte> text, out SyslogStamp stamp)
    {
        stamp = default;
        if (text.Length < 24 || text[14] != ' ' || !TryReadIso(text[4..], out var inner) || !inner.Known || inner.Utc)
            return false;
        var zone = text[(4 + inner.Length)..];
        var length = zone.IndexOf((byte)' ');
        if (length is < 2 or > 6)
            return false;
        stamp = inner with { Utc = zone[..length].SequenceEqual("UTC"u8), Length = 4 + inner.Length + length + 1 };
        return true;
    }

    private static bool TryReadIso(ReadOnlySpan<byte> text, out SyslogStamp stamp)
    {
        stamp = default;
        if (text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)'t' or (byte)' '))
            return false;
        var word = text[11..].IndexOf((byte)' ') is var space and >= 0 ? 11 + space : text.Length;
        if (!text[11..word].Contains((byte)':'))
            return false;
        // What looks like a stamp is one, even if there is no such time.
        stamp = new(false, 0, false, Math.Min(word + 1, text.Length));
        var at = 0;
        if (!Digits(text, ref at, 4, out var year, out _) || at++ != 4 || !Digits(text, ref at, 2, out var month, out _) || at++ != 7
            || !Digits(text, ref at, 2, out var day, out _) || at++ != 10 || !Clock(text, ref at, out var micros, seconds: false))
            return true;
        var zoned = Zone(text, ref at, out var offset);
        if (!zoned && text[10] == ' ' && at + 6 < text.Length && text[at] == ' ' && text[at + 1] is (byte)'+' or (byte)'-')
        {
            at++;
            zoned = Zone(text, ref at, out offset);
        }
        if (End(text, ref at))
            stamp = Make(year, month, day, micros - offset, zoned, at);
        return true;
    }

    /// <summary>Reads <c>hh:mm:ss</c> and a fraction; what is finer than a microsecond is dropped.</summary>
    private static bool Clock(ReadOnlySpan<byte> text, ref int at, out long micros, bool seconds)
    {
        micros = 0;
        if (!Digits(text, ref at, 2, out var hour, out _) || at >= text.Length || text[at++] != ':'
            || !Digits(text, ref at, 2, out var minute, out var minutes) || minutes != 2 || hour > 23 || minute > 59)
            return false;
        var second = 0;
        if (at < text.Length && text[at] == ':')
        {
            at++;
            if (!Digits(text, ref at, 2, out second, out var length) || length != 2 || second > 59)
                return false;
        }
        else if (seconds)
        {
            return false;
        }
        micros = ((hour * 60L + minute) * 60 + second) * 1_000_000;
        if (at >= text.Length || text[at] is not ((byte)'.' or (byte)','))
            return true;
        at++;
        var start = at;
        for (var unit = 100_000; at < text.Length && char.IsAsciiDigit((char)text[at]); at++, unit /= 10)
            micros += unit * (text[at] - '0');
        return at > start;
    }

    private static bool Zone(ReadOnlySpan<byte> text, ref int at, out long micros)
    {
        micros = 0;
        if (at >= text.Length || text[at] is not ((byte)'Z' or (byte)'z' or (byte)'+' or (byte)'-'))
            return false;
        var sign = text[at++];
        if (sign is (byte)'Z' or (byte)'z')
            return true;
        if (!Digits(text, ref at, 2, out var hours, out _))
            return false;
        if (at < text.Length && text[at] == ':')
            at++;
        Digits(text, ref at, 2, out var minutes, out _);
        micros = (hours * 60L + minutes) * 60_000_000 * (sign == '-' ? -1 : 1);
        return true;
    }

    private static bool End(ReadOnlySpan<byte> text, ref int at)
    {
        if (at < text.Length && text[at] == ':')
            at++;
        if (at == text.Length)
            return true;
        return text[at++] == ' ';
    }

    private static bool Digits(ReadOnlySpan<byte> text, ref int at, int most, out int value, out int length)
    {
        var start = at;
        for (value = 0; at < text.Length && at - start < most && char.IsAsciiDigit((char)text[at]); at++)
            value = value * 10 + text[at] - '0';
        length = at - start;
        return length > 0;
    }

    private static SyslogStamp Make(int year, int month, int day, long micros, bool utc, int length)
    {
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return new(false, 0, utc, length);
        var date = new DateOnly(year, month, day).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        return new(true, date * 86_400_000_000 + micros, utc, length);
    }
}
