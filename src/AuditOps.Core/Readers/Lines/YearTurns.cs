using System.Globalization;

namespace AuditOps.Core.Readers.Lines;

/// <summary>Counts how often the year turns in time stamps that name no year (<c>Mmm dd</c>, RFC 3164).</summary>
/// <param name="Turn">Turns since the source's first line: backward jumps of more than 180 days.</param>
/// <param name="Day">Day of a leap year of the last time stamp, 0 before the first.</param>
internal readonly record struct YearTurns(int Turn, int Day)
{
    private static ReadOnlySpan<short> MonthStart => [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366];

    /// <summary>Reads what <see cref="ToCarry"/> wrote; of no carry, the start.</summary>
    public static YearTurns Parse(string? carry)
    {
        if (carry is null) return default;
        var space = carry.IndexOf(' ');
        return new(int.Parse(carry.AsSpan(0, space), CultureInfo.InvariantCulture), int.Parse(carry.AsSpan(space + 1), CultureInfo.InvariantCulture));
    }

    /// <summary>The text that travels to the next slice; null while no time stamp was seen.</summary>
    public string? ToCarry() => Day == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{Turn} {Day}");

    /// <summary>Takes one more line into account; a line without such a time stamp changes nothing.</summary>
    public YearTurns After(ReadOnlySpan<byte> line)
    {
        var day = DayOf(line);
        if (day == 0) return this;
        if (Day - day > 180) return new(Turn + 1, day);
        // A line of the old year that comes a moment after midnight must not turn the year twice.
        if (Turn > 0 && Day <= 2 && day >= 365) return new(Turn - 1, day);
        return new(Turn, day);
    }

    private static int DayOf(ReadOnlySpan<byte> line)
    {
        if (line.Length > 4 && line[0] == '<' && line[..Math.Min(5, line.Length)].IndexOf((byte)'>') is var close and > 0) line = line[(close + 1)..];
        if (line.Length < 6 || line[3] != ' ') return 0;
        var month = MonthName.Of(line) - 1;
        if (month < 0) return 0;
        var tens = line[4] == ' ' ? 0 : line[4] - '0';
        var ones = line[5] - '0';
        if (line[4] != ' ' && ones is < 0 or > 9 && tens is > 0 and <= 9) (tens, ones) = (0, tens);
        if (tens is < 0 or > 3 || ones is < 0 or > 9) return 0;
        var day = tens * 10 + ones;
        return day >= 1 && day <= MonthStart[month + 1] - MonthStart[month] ? MonthStart[month] + day : 0;
    }
}
