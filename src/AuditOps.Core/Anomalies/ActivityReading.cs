using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Anomalies;

/// <summary>Reads the series that are compared with their baselines: everything, each category, and the busiest actors and addresses.</summary>
internal sealed class ActivityReading(EventScope scope, HourGrid grid, CancellationToken cancellationToken)
{
    // Fewer events, or in fewer hours, have no baseline.
    private const int FewestEvents = 100;
    private const int FewestHours = 24;
    private const int MostEntities = 50;

    private static readonly Feature Hour = new Feature.TimeBucket(TimeSpan.FromHours(1));

    public IReadOnlyList<ActivitySeries> Read()
    {
        var categories = ByHour("activity", EventColumn.Category, scope.Filter);
        var everything = new long[grid.Count];
        foreach (var category in categories)
        {
            for (var i = 0; i < grid.Count; i++)
                everything[i] += category.Counts[i];
        }

        return
        [
            new ActivitySeries("activity", ActivitySeries.Everything, null, everything),
            .. categories.Where(IsFrequent),
            .. Busiest("actor", EventColumn.Actor),
            .. Busiest("address", EventColumn.SourceIp),
        ];
    }

    private IEnumerable<ActivitySeries> Busiest(string entityType, EventColumn column)
    {
        var busiest = new FeatureQuery
        {
            Filter = scope.Filter & new EventFilter.Present(column),
            GroupBy = [new Feature.Column(column)],
            AtLeast = FewestEvents,
            Top = MostEntities,
        };
        var names = scope.Events.Features(busiest, cancellationToken).Select(row => (string)row.Group[0]!).ToList();
        return names.Count == 0 ? [] : ByHour(entityType, column, scope.Filter & new EventFilter.In(column, names)).Where(IsFrequent);
    }

    private IReadOnlyList<ActivitySeries> ByHour(string entityType, EventColumn column, EventFilter filter)
    {
        var counts = new SortedDictionary<string, long[]>(StringComparer.Ordinal);
        var query = new FeatureQuery { Filter = filter, GroupBy = [new Feature.Column(column), Hour] };
        foreach (var row in scope.Events.Features(query, cancellationToken))
        {
            if (row.Group is not [string name, DateTime hour] || grid.IndexOf(hour) is not { } index)
                continue;
            if (!counts.TryGetValue(name, out var series))
                counts[name] = series = new long[grid.Count];
            series[index] += row.Values[0] ?? 0;
        }

        return [.. counts.Select(pair => new ActivitySeries(entityType, pair.Key, column, pair.Value))];
    }

    private static bool IsFrequent(ActivitySeries series) =>
        series.Counts.Sum() >= FewestEvents && series.Counts.Count(count => count > 0) >= FewestHours;
}
