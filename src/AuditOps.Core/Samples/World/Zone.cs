namespace AuditOps.Core.Samples.World;

/// <summary>A time zone with its own rules, so that a sample does not depend on the machine's time zone data.</summary>
/// <param name="Offset">From UTC in winter.</param>
/// <param name="Daylight">When the clocks change.</param>
internal sealed record Zone(TimeSpan Offset, Daylight Daylight)
{
    public static Zone Utc { get; } = new(TimeSpan.Zero, Daylight.None);

    public static IReadOnlyList<Zone> Inhabited { get; } =
    [
        new(TimeSpan.FromHours(1), Daylight.Europe),
        new(TimeSpan.FromHours(1), Daylight.Europe),
        new(TimeSpan.Zero, Daylight.Europe),
        new(TimeSpan.FromHours(-5), Daylight.America),
        new(TimeSpan.FromHours(-8), Daylight.America),
        new(TimeSpan.FromHours(5.5), Daylight.None),
    ];

    public DateTime ToUtc(DateTime local) => local - Offset - (IsSummer(local) ? TimeSpan.FromHours(1) : TimeSpan.Zero);

    // To the day is enough: nobody in this world works in the hour of the change.
    private bool IsSummer(DateTime local) => Daylight switch
    {
        Daylight.Europe => local >= LastSunday(local.Year, 3) && local < LastSunday(local.Year, 10),
        Daylight.America => local >= FirstSunday(local.Year, 3).AddDays(7) && local < FirstSunday(local.Year, 11),
        _ => false,
    };

    private static DateTime LastSunday(int year, int month)
    {
        var last = new DateTime(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-(int)last.DayOfWeek);
    }

    private static DateTime FirstSunday(int year, int month)
    {
        var first = new DateTime(year, month, 1);
        return first.AddDays((7 - (int)first.DayOfWeek) % 7);
    }
}

/// <summary>When clocks change between winter and summer.</summary>
internal enum Daylight
{
    /// <summary>Never.</summary>
    None,

    /// <summary>Last Sundays of March and October.</summary>
    Europe,

    /// <summary>Second Sunday of March, first Sunday of November.</summary>
    America,
}
