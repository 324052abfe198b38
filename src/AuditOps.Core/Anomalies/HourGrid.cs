using AuditOps.Core.Shapes;

namespace AuditOps.Core.Anomalies;

/// <summary>Consecutive hours, and where each lies in the week. The first and last may be cut short by where the events begin and end.</summary>
internal sealed class HourGrid
{
    private static readonly long HourMicroseconds = Microseconds.Of(TimeSpan.FromHours(1));

    private readonly long _firstHour;
    private readonly bool _isFirstPartial;
    private readonly bool _isLastPartial;
    private readonly int[] _hourOfWeek;

    /// <param name="since">Where the events begin, UTC.</param>
    /// <param name="until">Just after where they end, UTC.</param>
    /// <param name="zone">Whose weeks they follow.</param>
    public HourGrid(DateTime since, DateTime until, TimeZoneInfo zone)
    {
        var (first, last) = (Microseconds.From(since), Microseconds.From(until) - 1);
        _firstHour = Hour(first);
        Count = Math.Max(0, (int)(Hour(last) - _firstHour + 1));
        _isFirstPartial = first % HourMicroseconds != 0;
        _isLastPartial = (last + 1) % HourMicroseconds != 0;
        _hourOfWeek = [.. Enumerable.Range(0, Count).Select(i => HourOfWeekOf(TimeZoneInfo.ConvertTimeFromUtc(Start(i), zone)))];
    }

    /// <summary>How many hours.</summary>
    public int Count { get; }

    /// <summary>How many hours that are not cut short.</summary>
    public int Whole => Enumerable.Range(0, Count).Count(IsWhole);

    public DateTime Start(int hour) => Microseconds.ToTime((_firstHour + hour) * HourMicroseconds);

    /// <summary>Which hour a time lies in, or null outside.</summary>
    public int? IndexOf(DateTime time) => Hour(Microseconds.From(time)) - _firstHour is var index && index >= 0 && index < Count ? (int)index : null;

    /// <summary>Whether the events cover all of the hour.</summary>
    public bool IsWhole(int hour) => !(hour == 0 && _isFirstPartial) && !(hour == Count - 1 && _isLastPartial);

    /// <summary>0 is Monday, the first hour.</summary>
    public int HourOfWeek(int hour) => _hourOfWeek[hour];

    /// <summary>0 to 23 from Monday to Friday, 24 to 47 on Saturday and Sunday.</summary>
    public int HourOfKindOfDay(int hour) => HourOfDay(hour) + (IsWeekend(hour) ? 24 : 0);

    public bool IsWeekend(int hour) => _hourOfWeek[hour] >= 5 * 24;

    public int HourOfDay(int hour) => _hourOfWeek[hour] % 24;

    private static long Hour(long microseconds) => (microseconds - (((microseconds % HourMicroseconds) + HourMicroseconds) % HourMicroseconds)) / HourMicroseconds;

    private static int HourOfWeekOf(DateTime local) => (((int)local.DayOfWeek + 6) % 7 * 24) + local.Hour;
}
