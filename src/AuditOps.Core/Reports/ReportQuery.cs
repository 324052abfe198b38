using AuditOps.Core.Charts;
using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Reports;

/// <summary>Collects what a report shows: counts over all events, whole events only for the table.</summary>
internal sealed class ReportQuery(EventScope scope, CancellationToken cancellationToken)
{
    private const int MostShown = 5_000;
    private const int HoursOfWeek = 168;

    private static readonly Aggregate Failures = new Aggregate.EventsWhere(new EventFilter.In(EventColumn.Outcome, ["failure"]));
    private static readonly Aggregate Unparsed = new Aggregate.EventsWhere(new EventFilter.In(EventColumn.Category, ["unparsed"]));

    private static readonly IReadOnlyList<(string Name, EventColumn Column)> Groups =
    [
        ("Actors", EventColumn.Actor), ("Addresses", EventColumn.SourceIp), ("Actions", EventColumn.Action), ("Hosts", EventColumn.Host),
    ];

    /// <param name="findings">What was found in the same events.</param>
    /// <param name="title">The heading.</param>
    public ReportData Collect(IReadOnlyList<Finding> findings, string title)
    {
        var sums = One(
            Aggregate.Events, Failures, Unparsed, new Aggregate.Records(), new Aggregate.Distinct(EventColumn.Actor), new Aggregate.Distinct(EventColumn.SourceIp),
            new Aggregate.Distinct(EventColumn.Host), new Aggregate.First(), new Aggregate.Last());
        var (first, last) = (Time(sums[7]), Time(sums[8]));
        var width = first is null ? TimeSpan.FromHours(1) : TimeAxis.BucketWidth(first.Value, last!.Value);
        return new ReportData
        {
            Title = title,
            Source = scope.Store ?? string.Join(", ", scope.LiteralPath ?? []),
            Events = sums[0] ?? 0,
            Failures = sums[1] ?? 0,
            Unparsed = sums[2] ?? 0,
            Records = sums[3] ?? 0,
            Actors = sums[4] ?? 0,
            Addresses = sums[5] ?? 0,
            Hosts = sums[6] ?? 0,
            First = first,
            Last = last,
            Formats = Bars(EventColumn.Format, 20),
            Top = [.. Groups.Select(group => (group.Name, Bars(group.Column, 10))).Where(group => group.Item2.Count > 0)],
            BucketWidth = width,
            Timeline = Timeline(width),
            Week = Week(),
            Findings = findings,
            Shown = Shown(findings),
        };
    }

    private static DateTime? Time(long? microseconds) => microseconds is { } time ? Microseconds.ToTime(time) : null;

    private IReadOnlyList<long?> One(params IReadOnlyList<Aggregate> aggregates) =>
        Rows(new FeatureQuery { Filter = scope.Filter, Aggregates = aggregates }).FirstOrDefault()?.Values ?? [.. aggregates.Select(_ => (long?)null)];

    private IEnumerable<FeatureRow> Rows(FeatureQuery query) => scope.Events.Features(query, cancellationToken);

    private IReadOnlyList<Bar> Bars(EventColumn column, int top) =>
    [
        .. Rows(new FeatureQuery
        {
            Filter = scope.Filter & new EventFilter.Present(column),
            GroupBy = [new Feature.Column(column)],
            Aggregates = [Aggregate.Events, Failures],
            Top = top,
        }).Select(row => new Bar((string)row.Group[0]!, row.Values[0] ?? 0, row.Values[1] ?? 0)),
    ];

    private IReadOnlyList<TimelineBucket> Timeline(TimeSpan width) =>
    [
        .. Rows(new FeatureQuery { Filter = scope.Filter, GroupBy = [new Feature.TimeBucket(width)], Aggregates = [Aggregate.Events, Failures] })
            .Where(row => row.Group[0] is DateTime)
            .Select(row => new TimelineBucket((DateTime)row.Group[0]!, row.Values[0] ?? 0, row.Values[1] ?? 0)),
    ];

    private long[] Week()
    {
        var week = new long[HoursOfWeek];
        foreach (var row in Rows(new FeatureQuery { Filter = scope.Filter, GroupBy = [new Feature.HourOfWeek("UTC")] }))
            if (row.Group[0] is long hour) week[hour] = row.Values[0] ?? 0;
        return week;
    }

    /// <summary>The findings' evidence first, then the latest events, as many as fit.</summary>
    private IReadOnlyList<AuditEvent> Shown(IReadOnlyList<Finding> findings)
    {
        var evidence = findings.SelectMany(f => f.EventId).Distinct().Take(MostShown).Select(EventKey.Parse).ToArray();
        var shown = new Dictionary<string, AuditEvent>();
        if (evidence.Length > 0)
            foreach (var found in scope.Events.Events(new EventFilter.Keys(evidence), null, descending: false, cancellationToken)) shown[found.EventId] = found;
        if (shown.Count < MostShown)
        {
            foreach (var latest in scope.Events.Events(scope.Filter, MostShown, descending: true, cancellationToken))
            {
                if (shown.Count >= MostShown) break;
                shown.TryAdd(latest.EventId, latest);
            }
        }

        return [.. shown.Values.OrderBy(e => e.Time ?? DateTime.MaxValue).ThenBy(e => e.EventId, StringComparer.Ordinal)];
    }
}
