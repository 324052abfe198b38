using AuditOps.Core.Findings;
using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Charts;

/// <summary>The last hour, day, week and month in numbers, each beside the one before it, over what led up to them.</summary>
internal static class ActivityChart
{
    private static readonly (string Name, TimeSpan Length)[] Spans =
        [("1h", TimeSpan.FromHours(1)), ("24h", TimeSpan.FromDays(1)), ("7d", TimeSpan.FromDays(7)), ("30d", TimeSpan.FromDays(30))];

    /// <param name="scope">The events; spans count back from the window's end, or from the last event.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static Chart Of(EventScope scope, CancellationToken cancellationToken)
    {
        var events = new EventCharts(scope, cancellationToken);
        var last = Microseconds.ToTime(events.Rows(new FeatureQuery { Filter = scope.Filter, Aggregates = [new Aggregate.Last()] }).Single().Values[0]);
        var figures = new List<ChartFigure>();
        if (last is { } end)
        {
            var reach = scope.Since is { } since ? end - since : TimeSpan.Zero;

            // A span that began before the first event would compare with what was never logged.
            foreach (var (name, length) in Spans)
                figures.AddRange(Figures(events, scope.Filter, name, end, length, reach));
        }

        var (buckets, width) = events.Buckets(last is { } until ? scope.Filter & new EventFilter.TimeRange(until - Spans[^1].Length, null) : scope.Filter);
        return TimelineChart.Of(buckets, width, []) with
        {
            Type = ChartType.Activity,
            Title = "Activity",
            Summary = last is null ? Sentences.Nothing : $"Up to {Wording.Time(last.Value)}: {string.Join("; ", Spans.Select(span => $"{Wording.Measure(Of(figures, span.Name, "events"))} events in {span.Name}"))}.",
            Figures = figures,
        };
    }

    private static double Of(List<ChartFigure> figures, string span, string label) => figures.First(figure => figure.Group == span && figure.Label == label).Value ?? 0;

    private static IEnumerable<ChartFigure> Figures(EventCharts events, EventFilter filter, string name, DateTime end, TimeSpan length, TimeSpan reach)
    {
        // The last event is in the last hour, and one that is exactly an hour older is not.
        var after = end.AddTicks(TimeSpan.TicksPerMicrosecond);
        var now = Count(events, filter, after - length, after);
        var before = reach >= 2 * length ? Count(events, filter, after - (2 * length), after - length) : null;
        string[] labels = ["events", "failed", "users", "addresses", "hosts"];
        for (var i = 0; i < labels.Length; i++)
            yield return new ChartFigure { Group = name, Label = labels[i], Value = now[i] ?? 0, Previous = before?[i] };
    }

    private static IReadOnlyList<long?> Count(EventCharts events, EventFilter filter, DateTime since, DateTime until) => events.Rows(new FeatureQuery
    {
        Filter = filter & new EventFilter.TimeRange(since, until),
        Aggregates =
        [
            Aggregate.Events, new Aggregate.EventsWhere(Outcomes.Are(Outcome.Failure)), new Aggregate.Distinct(EventColumn.Actor),
            new Aggregate.Distinct(EventColumn.SourceIp), new Aggregate.Distinct(EventColumn.Host),
        ],
    }).Single().Values;
}
