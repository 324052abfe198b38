using AuditOps.Core.Shapes;

namespace AuditOps.Core.Trends;

/// <summary>The whole periods within a window, UTC.</summary>
internal sealed class PeriodCalendar
{
    private readonly TrendPeriod _period;

    /// <param name="period">How long a period is.</param>
    /// <param name="since">When the window begins.</param>
    /// <param name="until">When it ends.</param>
    public PeriodCalendar(TrendPeriod period, DateTime since, DateTime until)
    {
        _period = period;
        var first = Floor(since);
        Start = first < since ? Next(first) : first;
        End = Floor(until);
        var count = 0;
        for (var at = Start; at < End; at = Next(at))
            count++;
        Count = count;
    }

    /// <summary>When the first whole period begins.</summary>
    public DateTime Start { get; }

    /// <summary>When the last whole period ends.</summary>
    public DateTime End { get; }

    /// <summary>How many whole periods there are.</summary>
    public int Count { get; }

    /// <summary>What groups events by period.</summary>
    public Feature Feature => _period switch
    {
        TrendPeriod.Hourly => new Feature.TimeBucket(TimeSpan.FromHours(1)),
        TrendPeriod.Daily => new Feature.TimeBucket(TimeSpan.FromDays(1)),
        _ => new Feature.Month(),
    };

    /// <summary>When a period begins.</summary>
    public DateTime At(int place) => _period switch
    {
        TrendPeriod.Hourly => Start.AddHours(place),
        TrendPeriod.Daily => Start.AddDays(place),
        _ => Start.AddMonths(place),
    };

    /// <summary>Which period begins then; null if none of these.</summary>
    public int? PlaceOf(DateTime start) => start < Start || start >= End ? null : _period switch
    {
        TrendPeriod.Hourly => (int)(start - Start).TotalHours,
        TrendPeriod.Daily => (int)(start - Start).TotalDays,
        _ => ((start.Year - Start.Year) * 12) + start.Month - Start.Month,
    };

    private DateTime Floor(DateTime time) => _period switch
    {
        TrendPeriod.Hourly => new DateTime(time.Year, time.Month, time.Day, time.Hour, 0, 0, DateTimeKind.Utc),
        TrendPeriod.Daily => new DateTime(time.Year, time.Month, time.Day, 0, 0, 0, DateTimeKind.Utc),
        _ => new DateTime(time.Year, time.Month, 1, 0, 0, 0, DateTimeKind.Utc),
    };

    private DateTime Next(DateTime start) => _period switch
    {
        TrendPeriod.Hourly => start.AddHours(1),
        TrendPeriod.Daily => start.AddDays(1),
        _ => start.AddMonths(1),
    };
}
