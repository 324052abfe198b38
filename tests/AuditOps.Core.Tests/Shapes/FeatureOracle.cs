using AuditOps.Core.Shapes;

namespace AuditOps.Core.Tests.Shapes;

/// <summary>Groups and counts events by brute force.</summary>
internal static class FeatureOracle
{
    public static IEnumerable<FeatureRow> Rows(FeatureQuery query, IEnumerable<AuditEvent> events)
    {
        var list = events.ToList();
        var groups = query.GroupBy.Count == 0
            ? [new FeatureRow([], Values(query, list))]
            : list.GroupBy(found => new GroupKey([.. query.GroupBy.Select(feature => Value(feature, found))]))
                .Select(group => new FeatureRow(group.Key.Values, Values(query, [.. group])));

        var many = groups.Where(row => query.AtLeast is not { } least || row.Values[0] >= least).ToList();
        if (query.TopValues is { } most)
        {
            var busiest = many.Where(row => row.Group[0] is not null).GroupBy(row => new GroupKey([row.Group[0]])).OrderByDescending(value => value.Sum(row => row.Values[0]))
                .ThenBy(value => value.Key).Take(most).Select(value => value.Key).ToHashSet();
            many = [.. many.Where(row => busiest.Contains(new GroupKey([row.Group[0]])))];
        }

        var kept = many.Select(row => row with { Values = [.. row.Values.Select((value, i) => query.Aggregates[i] is Aggregate.Groups ? many.Count : value)] });
        return query.Top is { } top
            ? kept.OrderByDescending(row => row.Values[0]).ThenBy(row => new GroupKey(row.Group)).Take(top)
            : kept.OrderBy(row => new GroupKey(row.Group));
    }

    private static List<long?> Values(FeatureQuery query, List<AuditEvent> group) => [.. query.Aggregates.Select(aggregate => Value(aggregate, group))];

    private static long? Value(Aggregate aggregate, List<AuditEvent> group) => aggregate switch
    {
        Aggregate.Records => group.Count,
        Aggregate.Sum sum => group.Sum(found => (long?)EventPredicate.Value(found, sum.Of)) ?? 0,
        Aggregate.EventsWhere where => group.Where(found => EventPredicate.Holds(where.Filter, found)).Sum(found => found.Count),
        Aggregate.Distinct distinct => group.Select(found => EventPredicate.Text(found, distinct.Of)).OfType<string>().Distinct().Count(),
        Aggregate.Groups => null,
        Aggregate.First => Microseconds(group.Min(found => found.Time)),
        Aggregate.Last => Microseconds(group.Max(found => found.Time)),
        _ => throw new NotSupportedException($"{aggregate} is unknown to the oracle."),
    };

    private static object? Value(Feature feature, AuditEvent found) => feature switch
    {
        Feature.Column column => EventPredicate.Text(found, column.Of),
        Feature.NumberBucket bucket => EventPredicate.Value(found, bucket.Of) is long number ? number - Modulo(number, bucket.Width) : null,
        _ when found.Time is not { } => null,
        Feature.TimeBucket bucket => found.Time.Value.AddTicks(-Modulo((found.Time.Value - DateTime.UnixEpoch).Ticks, bucket.Width.Ticks)),
        Feature.HourOfWeek week => Weekday(Local(found, week.Zone)) * 24 + Local(found, week.Zone).Hour,
        Feature.HourOfDay hour => (long)Local(found, hour.Zone).Hour,
        Feature.Week => found.Time.Value.Date.AddDays(-Weekday(found.Time.Value)),
        Feature.Weekday day => Weekday(Local(found, day.Zone)),
        Feature.Month => new DateTime(found.Time.Value.Year, found.Time.Value.Month, 1, 0, 0, 0, DateTimeKind.Utc),
        _ => throw new NotSupportedException($"{feature} is unknown to the oracle."),
    };

    private static DateTime Local(AuditEvent found, string zone) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(found.Time!.Value, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static long Weekday(DateTime day) => ((long)day.DayOfWeek + 6) % 7;

    private static long Modulo(long value, long width) => ((value % width) + width) % width;

    private static long? Microseconds(DateTime? time) => time is { } known ? (known - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond : null;

    private sealed class GroupKey(IReadOnlyList<object?> values) : IEquatable<GroupKey>, IComparable<GroupKey>
    {
        public IReadOnlyList<object?> Values { get; } = values;

        public bool Equals(GroupKey? other) => other is not null && Values.SequenceEqual(other.Values);

        public override bool Equals(object? obj) => Equals(obj as GroupKey);

        public override int GetHashCode() => Values.Aggregate(0, HashCode.Combine);

        public int CompareTo(GroupKey? other) => Values.Zip(other!.Values, Compare).FirstOrDefault(order => order != 0);

        private static int Compare(object? left, object? right) => (left, right) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            (string a, string b) => string.CompareOrdinal(a, b),
            _ => Comparer<object>.Default.Compare(left, right),
        };
    }
}
