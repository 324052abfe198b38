using AuditOps.Core.Charts;
using AuditOps.Core.Charts.Html;
using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Reports;

/// <summary>Collects what a report shows: counts over all events, whole events only for the table.</summary>
internal sealed class ReportQuery(EventScope scope, CancellationToken cancellationToken)
{
    private const int MostShown = 5_000;

    private static readonly Aggregate Failures = new Aggregate.EventsWhere(Outcomes.Are(Outcome.Failure));
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // What the table and the cards show; the original text, which takes longest to read, only of events that say nothing else.
    private static readonly IReadOnlyList<EventColumn> Columns =
    [
        EventColumn.Outcome, EventColumn.Action, EventColumn.Count, EventColumn.Actor, EventColumn.Target, EventColumn.SourceIp, EventColumn.Host,
        EventColumn.Command, EventColumn.Message, EventColumn.Resource,
    ];

    private static readonly Aggregate Unparsed = new Aggregate.EventsWhere(new EventFilter.In(EventColumn.Category, ["unparsed"]));

    private static readonly IReadOnlyList<(string Name, EventColumn Column)> Groups =
    [
        ("actor", EventColumn.Actor), ("address", EventColumn.SourceIp), ("action", EventColumn.Action), ("host", EventColumn.Host),
    ];

    /// <summary>What every report shows, and the charts of one that shows everything.</summary>
    /// <param name="findings">What was found in the same events; null where nobody looked.</param>
    /// <param name="title">The heading.</param>
    public ReportData Collect(IReadOnlyList<Finding>? findings, string title)
    {
        var step = scope is { Since: { } since, Until: { } until } && TimeAxis.BucketWidth(since, until) is var fine && fine < Hour ? fine : Hour;
        var spans = Spans(step);
        var (first, last) = (Time(spans.Min(span => span.First)), Time(spans.Max(span => span.Last)));
        var width = first is null ? Hour : TimeAxis.BucketWidth(first.Value, last!.Value);
        var groups = Groups.Select(group => (group.Name, Bars: Slices(group.Column, 10))).ToList();

        // What matches may span less than the window that was counted.
        var timeline = TimelineChart.Of(Buckets(width < step ? Spans(width) : spans, width), width, NewChartOperation.Marks(findings ?? []));
        return new ReportData
        {
            Title = title,
            Source = SourceText.Of(scope.Store, scope.LiteralPath),
            Events = spans.Sum(span => span.Events),
            Failures = spans.Sum(span => span.Failures),
            Unparsed = spans.Sum(span => span.Unparsed),
            Records = spans.Sum(span => span.Records),
            Actors = groups[0].Bars.Total,
            Addresses = groups[1].Bars.Total,
            Hosts = groups[3].Bars.Total,
            First = first,
            Last = last,
            Formats = Slices(EventColumn.Format, 20).Shown,
            Lead = first is null ? [] : [new ReportSection("Over time", timeline)],
            More = first is null ? [] :
            [
                new ReportSection("Over the week", Week(spans)),
                new ReportSection("Most frequent", [.. groups.Where(group => group.Bars.Total > 0).Select(group => BarChart.Bars(group.Bars.Shown, "events", group.Name, group.Bars.Total))]),
            ],
            Findings = findings,
            Shown = findings is null ? null : Shown(findings),
        };
    }

    private static DateTime? Time(long? microseconds) => microseconds is { } time ? Microseconds.ToTime(time) : null;

    private IEnumerable<FeatureRow> Rows(FeatureQuery query) => scope.Events.Features(query, cancellationToken);

    /// <summary>Everything that is counted over time, in one pass: by hours, or by less where the events span less. Events without a time are one more.</summary>
    private List<Span> Spans(TimeSpan width)
    {
        var query = new FeatureQuery
        {
            Filter = scope.Filter,
            GroupBy = [new Feature.TimeBucket(width)],
            Aggregates = [Aggregate.Events, Failures, Unparsed, new Aggregate.Records(), new Aggregate.First(), new Aggregate.Last()],
        };
        return [.. Rows(query).Select(row => new Span(
            (DateTime?)row.Group[0], row.Values[0] ?? 0, row.Values[1] ?? 0, row.Values[2] ?? 0, row.Values[3] ?? 0, row.Values[4], row.Values[5]))];
    }

    private (IReadOnlyList<Slice> Shown, long Total) Slices(EventColumn column, int top)
    {
        var rows = Rows(new FeatureQuery
        {
            Filter = scope.Filter & new EventFilter.Present(column),
            GroupBy = [new Feature.Column(column)],
            Aggregates = [Aggregate.Events, Failures, new Aggregate.Groups()],
            Top = top,
        }).ToList();
        return ([.. rows.Select(row => new Slice((string)row.Group[0]!, row.Values[0] ?? 0, row.Values[1] ?? 0))], rows.Count == 0 ? 0 : rows[0].Values[2] ?? 0);
    }

    private static IReadOnlyList<Bucket> Buckets(List<Span> spans, TimeSpan width) =>
    [
        .. spans.Where(span => span.Start is not null).GroupBy(span => TimeAxis.Floor(span.Start!.Value, width))
            .Select(bucket => new Bucket(bucket.Key, bucket.Sum(span => span.Events), bucket.Sum(span => span.Failures))).OrderBy(bucket => bucket.Start),
    ];

    private static Chart Week(List<Span> spans) => HeatmapChart.OfWeek(
        spans.Where(span => span.Start is not null).GroupBy(span => (((int)span.Start!.Value.DayOfWeek + 6) % 7, span.Start!.Value.Hour)).ToDictionary(hour => hour.Key, hour => (double)hour.Sum(span => span.Events)),
        "events",
        "UTC");

    /// <summary>The findings' evidence first, then the latest events, as many as fit.</summary>
    private IReadOnlyList<AuditEvent> Shown(IReadOnlyList<Finding> findings)
    {
        var evidence = findings.SelectMany(f => f.EventId).Distinct().Take(MostShown).Select(EventKey.Parse).ToArray();
        var shown = new Dictionary<string, AuditEvent>();
        foreach (var found in Read(evidence, Columns)) shown[found.EventId] = found;
        if (shown.Count < MostShown)
        {
            foreach (var latest in scope.Events.Events(scope.Filter, MostShown, descending: true, cancellationToken, Columns))
            {
                if (shown.Count >= MostShown) break;
                shown.TryAdd(latest.EventId, latest);
            }
        }

        var mute = shown.Values.Where(found => EventBlock.What(found).Length == 0).Select(found => EventKey.Parse(found.EventId)).ToArray();
        foreach (var found in Read(mute, [.. Columns, EventColumn.Raw])) shown[found.EventId] = found;
        return [.. shown.Values.OrderBy(e => e.Time ?? DateTime.MaxValue).ThenBy(e => e.EventId, StringComparer.Ordinal)];
    }

    private IEnumerable<AuditEvent> Read(EventKey[] keys, IReadOnlyList<EventColumn> columns) => keys.Length == 0
        ? []
        : scope.Events.Events(new EventFilter.Keys(keys), null, descending: false, cancellationToken, columns);

    /// <summary>What was counted in one stretch of time.</summary>
    private sealed record Span(DateTime? Start, long Events, long Failures, long Unparsed, long Records, long? First, long? Last);
}
