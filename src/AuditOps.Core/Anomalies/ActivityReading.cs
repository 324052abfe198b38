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
        (string Type, EventColumn Column)[] entities = [("actor", EventColumn.Actor), ("address", EventColumn.SourceIp)];
        var rows = scope.Events.Features([ByHour(EventColumn.Category), .. entities.Select(entity => ByHour(entity.Column) with { TopValues = MostEntities })], cancellationToken);
        var categories = Series("activity", EventColumn.Category, rows[0]);
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
            .. entities.Zip(rows.Skip(1)).SelectMany(entity => Series(entity.First.Type, entity.First.Column, entity.Second)).Where(IsFrequent),
        ];
    }

    private FeatureQuery ByHour(EventColumn column) => new() { Filter = scope.Filter, GroupBy = [new Feature.Column(column), Hour] };

    private IReadOnlyList<ActivitySeries> Series(string entityType, EventColumn column, IEnumerable<FeatureRow> rows)
    {
        var counts = new SortedDictionary<string, long[]>(StringComparer.Ordinal);
        foreach (var row in rows)
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
