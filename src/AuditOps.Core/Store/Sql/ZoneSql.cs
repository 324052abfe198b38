using System.Globalization;
using AuditOps.Core.Configuration;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Sql;

/// <summary>
/// Renders local time. A zone's changes within the events' range become a decision tree over constants, which costs a tenth of what
/// the database's own calendar does, and gives what .NET's zones give.
/// </summary>
internal static class ZoneSql
{
    private const long DayMicroseconds = 86_400_000_000;

    /// <summary>Finds a zone.</summary>
    /// <exception cref="AuditOpsException">There is no such zone.</exception>
    public static TimeZoneInfo Find(string zone) =>
        TimeZones.TryFind(zone, out var found)
            ? found
            : throw new AuditOpsException(ErrorKind.InvalidRequest, "TimeZoneUnknown",
                $"'{zone}' is not a time zone of this machine. Use a name such as Europe/Berlin or UTC.")
            { Target = zone };

    /// <summary>The event's local time in microseconds since 1970, as SQL.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="first">The earliest time that can occur, in microseconds.</param>
    /// <param name="last">The latest.</param>
    public static string LocalMicroseconds(TimeZoneInfo zone, long first, long last)
    {
        var changes = Changes(zone, first, last);
        return $"(epoch_us(\"time\") + {Tree(changes, 0, changes.Count)})";
    }

    /// <summary>Offsets in microseconds, each with the time from which it holds; the first holds from the beginning.</summary>
    private static List<(long From, long Offset)> Changes(TimeZoneInfo zone, long first, long last)
    {
        var changes = new List<(long From, long Offset)> { (first, Offset(zone, first)) };
        for (var day = first; day < last;)
        {
            var next = Math.Min(day + DayMicroseconds, last);
            if (Offset(zone, next) != changes[^1].Offset)
            {
                var (before, after) = (day, next);
                while (after - before > 1)
                {
                    var middle = before + ((after - before) / 2);
                    (before, after) = Offset(zone, middle) == changes[^1].Offset ? (middle, after) : (before, middle);
                }

                changes.Add((after, Offset(zone, after)));
                next = after;
            }

            day = next;
        }

        return changes;
    }

    private static string Tree(List<(long From, long Offset)> changes, int start, int end)
    {
        if (end - start == 1)
        {
            return changes[start].Offset.ToString(CultureInfo.InvariantCulture);
        }

        var middle = (start + end) / 2;
        return string.Create(CultureInfo.InvariantCulture,
            $"CASE WHEN epoch_us(\"time\") < {changes[middle].From} THEN {Tree(changes, start, middle)} ELSE {Tree(changes, middle, end)} END");
    }

    private static long Offset(TimeZoneInfo zone, long microseconds) => Microseconds.Of(zone.GetUtcOffset(Microseconds.ToTime(microseconds)));
}
