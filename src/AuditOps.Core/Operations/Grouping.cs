using System.Globalization;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Operations;

/// <summary>Something that events can be counted by, and how its values are shown.</summary>
/// <param name="Feature">What makes a group.</param>
/// <param name="Show">Shows a group's value.</param>
internal sealed record Grouping(Feature Feature, Func<object, string> Show)
{
    private static readonly string[] TimeNames = ["hour", "day", "weekday", "hour_of_week", "month"];

    // What the parameters and the properties of an event call a column.
    private static readonly Dictionary<string, EventColumn> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["HostName"] = EventColumn.Host,
        ["ProcessName"] = EventColumn.Process,
        ["OperationId"] = EventColumn.Operation,
        ["SeverityId"] = EventColumn.Severity,
    };

    /// <summary>Every name, in the spelling that completion offers.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. EventSchema.All.Where(IsGroupable).Select(column => column.Name()).Order(StringComparer.Ordinal), .. TimeNames];

    /// <summary>Reads a column's or time part's name, in snake_case, camelCase or as the property is called.</summary>
    /// <param name="name">The name.</param>
    /// <param name="zone">The zone of weekdays and hours of the week.</param>
    /// <exception cref="AuditOpsException">There is nothing of this name.</exception>
    public static Grouping Parse(string name, string zone)
    {
        var plain = name.Replace("_", "", StringComparison.Ordinal);
        if ((Aliases.TryGetValue(plain, out var alias) ? alias : EventSchema.Find(plain)) is { } column && IsGroupable(column))
            return new Grouping(new Feature.Column(column), value => (string)value);

        return plain.ToLowerInvariant() switch
        {
            "hour" => new Grouping(new Feature.TimeBucket(TimeSpan.FromHours(1)), value => Time(value, "yyyy-MM-dd'T'HH:mm'Z'")),
            "day" => new Grouping(new Feature.TimeBucket(TimeSpan.FromDays(1)), value => Time(value, "yyyy-MM-dd")),
            "month" => new Grouping(new Feature.Month(), value => Time(value, "yyyy-MM")),
            "weekday" => new Grouping(new Feature.Weekday(zone), value => Weekday((long)value)),
            "hourofweek" => new Grouping(new Feature.HourOfWeek(zone), HourOfWeek),
            _ => throw new AuditOpsException(ErrorKind.InvalidRequest, "ColumnUnknown",
                $"Events cannot be grouped by '{name}'. Choose of {string.Join(", ", Names)}.")
            { Target = name },
        };
    }

    private static bool IsGroupable(EventColumn column) =>
        column is not (EventColumn.Source or EventColumn.Record or EventColumn.Time or EventColumn.Ingested);

    private static string Time(object value, string format) => ((DateTime)value).ToString(format, CultureInfo.InvariantCulture);

    private static string HourOfWeek(object value) =>
        string.Create(CultureInfo.InvariantCulture, $"{Weekday((long)value / 24)} {(long)value % 24:00}:00");

    private static string Weekday(long day) => CultureInfo.InvariantCulture.DateTimeFormat.GetDayName((DayOfWeek)((day + 1) % 7));
}
