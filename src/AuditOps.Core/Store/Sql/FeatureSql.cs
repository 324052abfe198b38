using System.Globalization;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Sql;

/// <summary>Renders the parts of a feature query.</summary>
internal static class FeatureSql
{
    private const long HourMicroseconds = 3_600_000_000;
    private const long DayMicroseconds = 24 * HourMicroseconds;

    // Whole weeks that make every time of years 1 to 9999 positive, and the three days from Monday to 1970-01-01, a Thursday.
    private const long BeforeEveryTime = 200_000 * 7 * DayMicroseconds;
    private const long FromMonday = BeforeEveryTime + (3 * DayMicroseconds);

    /// <summary>A part of a group, as SQL: text for columns, a number for everything else.</summary>
    /// <param name="feature">The part.</param>
    /// <param name="first">The earliest time that can occur, in microseconds.</param>
    /// <param name="last">The latest.</param>
    public static string Group(Feature feature, long first, long last) => feature switch
    {
        Feature.Column column => column.Of.AsText(),
        Feature.TimeBucket bucket => TimeMultiple(Microseconds.Of(bucket.Width)),
        Feature.NumberBucket bucket => Multiple(bucket.Of.AsNumber(), bucket.Width),
        Feature.HourOfWeek week => OfWeek(week.Zone, first, last, HourMicroseconds, 168),
        Feature.HourOfDay hour => OfWeek(hour.Zone, first, last, HourMicroseconds, 24),
        Feature.Weekday day => OfWeek(day.Zone, first, last, DayMicroseconds, 7),
        Feature.Week => "epoch_us(date_trunc('week', \"time\"))",
        Feature.Month => "epoch_us(date_trunc('month', \"time\"))",
        _ => throw new InvalidOperationException($"There is no SQL for {feature.GetType().Name}."),
    };

    /// <summary>Whether a part of a group is a time.</summary>
    public static bool IsTime(Feature feature) => feature is Feature.TimeBucket or Feature.Week or Feature.Month;

    /// <summary>Adds an aggregate.</summary>
    public static void Add(SqlText sql, Aggregate aggregate)
    {
        switch (aggregate)
        {
            case Aggregate.Records:
                sql.Add("count(*)");
                break;
            case Aggregate.Sum sum:
                sql.Add($"CAST(coalesce(sum({sum.Of.AsNumber()}), 0) AS BIGINT)");
                break;
            case Aggregate.EventsWhere where:
                FilterSql.Add(sql.Add("CAST(coalesce(sum(\"count\") FILTER (WHERE "), where.Filter);
                sql.Add("), 0) AS BIGINT)");
                break;
            case Aggregate.Distinct distinct:
                sql.Add($"count(DISTINCT {distinct.Of.Quoted()})");
                break;
            case Aggregate.Groups:
                sql.Add("count(*) OVER ()");
                break;
            case Aggregate.First:
                sql.Add("epoch_us(min(\"time\"))");
                break;
            case Aggregate.Last:
                sql.Add("epoch_us(max(\"time\"))");
                break;
            default:
                throw new InvalidOperationException($"There is no SQL for {aggregate.GetType().Name}.");
        }
    }

    // Whole widths that make every time of years 1 to 9999 positive leave one division, where a remainder of either sign takes three.
    private static string TimeMultiple(long width)
    {
        var offset = width > 0 ? (BeforeEveryTime / width) + 1 : throw new ArgumentOutOfRangeException(nameof(width), width, "A bucket must have a width.");
        return string.Create(CultureInfo.InvariantCulture, $"((((epoch_us(\"time\") + {offset * width}) // {width}) - {offset}) * {width})");
    }

    // % gives a remainder of the number's own sign, but buckets before 1970 are cut down like those after it.
    private static string Multiple(string number, long width) => width > 0
        ? string.Create(CultureInfo.InvariantCulture, $"({number} - ((({number} % {width}) + {width}) % {width}))")
        : throw new ArgumentOutOfRangeException(nameof(width), width, "A bucket must have a width.");

    private static string OfWeek(string zone, long first, long last, long unit, int units)
    {
        var local = ZoneSql.LocalMicroseconds(ZoneSql.Find(zone), first, last);
        return string.Create(CultureInfo.InvariantCulture, $"((({local} + {FromMonday}) // {unit}) % {units})");
    }
}
