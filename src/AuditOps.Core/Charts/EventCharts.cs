using AuditOps.Core.Findings;
using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Charts;

/// <summary>Charts of events: each counts what it shows, and no more than fits.</summary>
internal sealed class EventCharts(EventScope scope, CancellationToken cancellationToken)
{
    private const int MostPoints = 2_000;
    private const int MostLines = 6;
    private const string None = "(none)";
    private static readonly EventFilter Failed = Outcomes.Are(Outcome.Failure);

    /// <summary>Events over time.</summary>
    public Chart Timeline(IReadOnlyList<ChartMark> marks)
    {
        var (buckets, width) = Buckets(scope.Filter);
        return TimelineChart.Of(buckets, width, marks);
    }

    /// <summary>The values of a column with most.</summary>
    public Chart Bars(NewChart request)
    {
        var (slices, groups, _) = Slices(request);
        return BarChart.Bars(slices, Sentences.Of(request.Metric), request.GroupBy ?? "action", groups);
    }

    /// <summary>The shares of a column's values.</summary>
    public Chart Shares(NewChart request)
    {
        var (slices, _, total) = Slices(request);

        // The same user is one of several groups, so users have no shares.
        if (request.Metric == ChartMetric.UniqueUsers)
            throw new AuditOpsException(ErrorKind.InvalidRequest, "SharesUnknown", "A user can belong to several groups, so that users have no shares. Choose another -Metric, or bars.") { Target = nameof(NewChart.Metric) };
        return BarChart.Shares(slices, total, Sentences.Of(request.Metric), request.GroupBy ?? "action");
    }

    /// <summary>A number over time; a line for each value of a column.</summary>
    public Chart Lines(NewChart request)
    {
        var period = Period(request.Period);
        var grouping = request.GroupBy is { } name ? Column(name) : null;
        var rows = Rows(new FeatureQuery
        {
            Filter = Counted(request.Metric, scope.Filter),
            GroupBy = grouping is null ? [Bucket(period)] : [grouping.Feature, Bucket(period)],
            Aggregates = [Measure(request.Metric)],
            TopValues = grouping is null ? null : Math.Min(request.Top, MostLines),
        }).Where(row => row.Group[^1] is DateTime).ToList();
        var times = rows.Select(row => (DateTime)row.Group[^1]!).Distinct().Order().ToList();
        var calendar = Calendar(times, period);
        var lines = rows.GroupBy(row => grouping is null ? Sentences.Of(request.Metric) : Shown(grouping, row.Group[0]))
            .OrderByDescending(line => line.Sum(row => row.Values[0] ?? 0)).ThenBy(line => line.Key, StringComparer.Ordinal)
            .Select(line => new ChartSeries { Name = line.Key, Points = Points(line.ToDictionary(row => (DateTime)row.Group[^1]!, row => row.Values[0] ?? 0), calendar) });
        return LineChart.Lines([.. lines], new ChartAxis { Label = "time (UTC)", Scale = ChartScale.Time, Step = Width(period) }, $"{Sentences.Of(request.Metric)} per {Noun(period)}", $"{Sentences.Upper(Sentences.Of(request.Metric))} over time") with
        {
            LeftOut = period == request.Period ? null : $"Shown by {Noun(period)}, because there would be more than {Wording.Number(MostPoints)} points.",
        };
    }

    /// <summary>Events of each value of a column against those of them that failed.</summary>
    public Chart Scatter(NewChart request)
    {
        var name = request.GroupBy ?? "actor";
        var grouping = Column(name);
        var rows = Rows(new FeatureQuery
        {
            Filter = scope.Filter,
            GroupBy = [grouping.Feature],
            Aggregates = [Aggregate.Events, request.Metric == ChartMetric.UniqueUsers ? Measure(request.Metric) : new Aggregate.EventsWhere(Failed)],
            Top = Math.Max(request.Top, 200),
        }).ToList();
        var points = rows.Select(row => new ChartPoint { Label = Shown(grouping, row.Group[0]), X = row.Values[0] ?? 0, Value = row.Values[1] ?? 0 }).ToList();
        var y = request.Metric == ChartMetric.UniqueUsers ? "users" : "failed events";
        return LineChart.Scatter([new ChartSeries { Name = name, Points = points }], Scale.For([.. points.Select(point => point.X!.Value)]).Axis("events"), y, name);
    }

    /// <summary>When it happens: without a column in the week, by day or by week; with one, a row for each of its values.</summary>
    public Chart Heatmap(NewChart request) => request.GroupBy is { } name ? new HeatmapQuery(this, request).Grouped(Column(name), name) : new HeatmapQuery(this, request).Whole();

    /// <summary>Stretches of time with their events, as many as a chart can show.</summary>
    /// <param name="filter">Which events.</param>
    public (IReadOnlyList<Bucket> Buckets, TimeSpan Width) Buckets(EventFilter filter)
    {
        var span = Rows(new FeatureQuery { Filter = filter, Aggregates = [new Aggregate.First(), new Aggregate.Last()] }).Single().Values;
        if (span[0] is not { } first || span[1] is not { } last)
            return ([], TimeSpan.FromHours(1));
        var width = TimeAxis.BucketWidth(Microseconds.ToTime(first), Microseconds.ToTime(last));
        var rows = Rows(new FeatureQuery { Filter = filter, GroupBy = [new Feature.TimeBucket(width)], Aggregates = [Aggregate.Events, new Aggregate.EventsWhere(Failed)] });
        return ([.. rows.Where(row => row.Group[0] is DateTime).Select(row => new Bucket((DateTime)row.Group[0]!, row.Values[0] ?? 0, row.Values[1] ?? 0))], width);
    }

    /// <summary>Runs a query over the chart's events.</summary>
    public IEnumerable<FeatureRow> Rows(FeatureQuery query) => scope.Events.Features(query, cancellationToken);

    /// <summary>The request's events that a metric looks at.</summary>
    public EventFilter Counted(ChartMetric metric) => Counted(metric, scope.Filter);

    public static Aggregate Measure(ChartMetric metric) => metric == ChartMetric.UniqueUsers ? new Aggregate.Distinct(EventColumn.Actor) : Aggregate.Events;

    public static string Shown(Grouping grouping, object? value) => value is null ? None : grouping.Show(value);

    private static EventFilter Counted(ChartMetric metric, EventFilter filter) => metric == ChartMetric.Errors ? filter & Failed : filter;

    private (IReadOnlyList<Slice> Slices, long Groups, double Total) Slices(NewChart request)
    {
        var grouping = Grouping.Parse(request.GroupBy ?? "action", request.TimeZone ?? "UTC");
        var rows = Rows(new FeatureQuery
        {
            Filter = Counted(request.Metric, scope.Filter),
            GroupBy = [grouping.Feature],
            Aggregates = request.Metric == ChartMetric.Count ? [Aggregate.Events, new Aggregate.Groups(), new Aggregate.EventsWhere(Failed)] : [Measure(request.Metric), new Aggregate.Groups()],
            Top = request.Top,
        }).ToList();
        var total = request.Metric == ChartMetric.UniqueUsers ? 0 : Rows(new FeatureQuery { Filter = Counted(request.Metric, scope.Filter) }).Sum(row => row.Values[0] ?? 0);
        return ([.. rows.Select(row => new Slice(Shown(grouping, row.Group[0]), row.Values[0] ?? 0, request.Metric == ChartMetric.Count ? row.Values[2] ?? 0 : null))], rows.Count == 0 ? 0 : rows[0].Values[1] ?? 0, total);
    }

    private static Grouping Column(string name)
    {
        var grouping = Grouping.Parse(name, "UTC");
        return grouping.Feature is Feature.Column
            ? grouping
            : throw new AuditOpsException(ErrorKind.InvalidRequest, "ColumnUnknown", $"This chart has time along it, and '{name}' is a part of time. Choose a column such as action or actor.") { Target = nameof(NewChart.GroupBy) };
    }

    // The next longer period where there would be more points than anybody can look at.
    private ChartPeriod Period(ChartPeriod asked)
    {
        if (scope is not { Since: { } since, Until: { } until })
            return asked;
        return Enum.GetValues<ChartPeriod>().Where(period => period >= asked).FirstOrDefault(period => (until - since) / Width(period) <= MostPoints, ChartPeriod.Weekly);
    }

    // A stretch without events is a zero, not a straight line between its neighbours.
    private static IReadOnlyList<ChartPoint> Points(Dictionary<DateTime, long> counts, IReadOnlyList<DateTime> calendar) =>
        [.. calendar.Select(time => new ChartPoint { Time = time, Value = counts.GetValueOrDefault(time) })];

    private static IReadOnlyList<DateTime> Calendar(List<DateTime> times, ChartPeriod period)
    {
        var calendar = new List<DateTime>();
        for (var time = times.FirstOrDefault(); times.Count > 0 && time <= times[^1] && calendar.Count <= MostPoints; time += Width(period))
            calendar.Add(time);
        return calendar;
    }

    private static Feature Bucket(ChartPeriod period) => period == ChartPeriod.Weekly ? new Feature.Week() : new Feature.TimeBucket(Width(period));

    private static TimeSpan Width(ChartPeriod period) => period switch
    {
        ChartPeriod.Hourly => TimeSpan.FromHours(1),
        ChartPeriod.Daily => TimeSpan.FromDays(1),
        _ => TimeSpan.FromDays(7),
    };

    private static string Noun(ChartPeriod period) => period switch
    {
        ChartPeriod.Hourly => "hour",
        ChartPeriod.Daily => "day",
        _ => "week",
    };
}
