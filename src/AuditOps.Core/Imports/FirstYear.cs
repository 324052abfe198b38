using AuditOps.Core.Readers;
using AuditOps.Core.Readers.Input;
using AuditOps.Core.Readers.Lines;

namespace AuditOps.Core.Imports;

/// <summary>The year of a source's first line, where time stamps name none (RFC 3164): fixed once, when the source is first imported.</summary>
internal static class FirstYear
{
    /// <summary>The last line takes the greatest year that is not after the file's time plus a day; the turns of the year lead back to the first.</summary>
    /// <param name="input">The input, which is read to its end.</param>
    /// <param name="reader">The reader that cuts its records.</param>
    /// <param name="head">Its first bytes.</param>
    /// <param name="whole">Whether these are all bytes.</param>
    /// <param name="zone">The zone of its time stamps.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null where no time stamp without a year was seen.</returns>
    public static int? Of(InputFile input, RecordReader reader, ReadOnlySpan<byte> head, bool whole, string zone, CancellationToken cancellationToken)
    {
        if (reader is not LineReader || reader.Cut(head, Position.Zero, StreamEnd.Final).Carry is not { } carry)
            return null;
        var years = YearTurns.Parse(whole ? carry : LastCarry(input, reader, cancellationToken));
        var latest = TimeZoneInfo.ConvertTime(input.LastWriteTime.AddDays(1), TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;
        return Latest(years.Day, latest) - years.Turn;
    }

    private static string? LastCarry(InputFile input, RecordReader reader, CancellationToken cancellationToken)
    {
        using var content = input.Open();
        var pump = new SlicePump(content, reader, new SliceBuffers(4 << 20), 0, Position.Zero);
        foreach (var slice in pump.Slices(StreamEnd.Final, cancellationToken))
            slice.Dispose();
        return pump.End.Carry;
    }

    /// <summary>The greatest year in which a day of a leap year exists and is not after a time.</summary>
    /// <param name="day">1 to 366; 60 is 29 February.</param>
    /// <param name="latest">The time.</param>
    internal static int Latest(int day, DateTime latest)
    {
        var date = new DateOnly(2000, 1, 1).AddDays(day - 1);
        for (var year = latest.Year; ; year--)
        {
            if (date.Day <= DateTime.DaysInMonth(year, date.Month) && new DateOnly(year, date.Month, date.Day) <= DateOnly.FromDateTime(latest))
                return year;
        }
    }
}
