using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Reading;

namespace AuditOps.Core.Tests.Shapes;

/// <summary>The shapes over a list of events, by brute force: the oracle for the store, and a store for analyses in tests.</summary>
internal sealed class InMemoryEvents(IEnumerable<AuditEvent> events, ResultStamp? stamp = null) : IEventReader
{
    private readonly AuditEvent[] _events =
    [
        .. events.Select(found => (Event: found, Key: EventKey.Parse(found.EventId)))
            .OrderBy(pair => pair.Event.Time ?? DateTime.MaxValue).ThenBy(pair => pair.Key.Source).ThenBy(pair => pair.Key.Record)
            .Select(pair => stamp is null ? pair.Event : pair.Event with { Store = stamp.Store, LiteralPath = stamp.LiteralPath }),
    ];

    public (DateTime First, DateTime Last)? Range
    {
        get
        {
            var times = _events.Where(found => found.Time is not null).Select(found => found.Time!.Value).ToList();
            return times.Count == 0 ? null : (times[0], times[^1]);
        }
    }

    public long Records => _events.Length;

    public IEnumerable<AuditEvent> Events(
        EventFilter filter, int? first, bool descending, CancellationToken cancellationToken, IReadOnlyList<EventColumn>? only = null)
    {
        var matching = _events.Where(found => EventPredicate.Holds(filter, found));
        var timed = matching.Where(found => found.Time is not null);
        var ordered = (descending ? timed.Reverse() : timed).Concat(matching.Where(found => found.Time is null));
        return first is { } limit ? ordered.Take(limit) : ordered;
    }

    public IEnumerable<FeatureRow> Features(FeatureQuery query, CancellationToken cancellationToken) =>
        FeatureOracle.Rows(query, _events.Where(found => EventPredicate.Holds(query.Filter, found)));

    public IReadOnlyList<IEnumerable<FeatureRow>> Features(IReadOnlyList<FeatureQuery> queries, CancellationToken cancellationToken) =>
        [.. queries.Select(query => Features(query, cancellationToken))];

    public IEventCursor Stream(EventStream stream, CancellationToken cancellationToken)
    {
        Assert.InRange(stream.Columns.Count, 0, 8);
        return new Cursor([.. _events.Where(found => found.Time is not null && EventPredicate.Holds(stream.Filter, found)).Take(stream.First ?? int.MaxValue)], stream.Columns);
    }

    public IRuleCursor Scan(RuleScan scan, CancellationToken cancellationToken) => new InMemoryScan(scan, [.. _events.Where(found => found.Time is not null)]);

    public IEnumerable<QueryRow> Query(string sql, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The oracle knows no SQL.");

    public long Export(EventFilter filter, string file, ExportFormat format, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The oracle writes no files.");

    public void Dispose()
    {
    }

    private sealed class Cursor(AuditEvent[] events, IReadOnlyList<EventColumn> columns) : IEventCursor
    {
        private int _at = -1;

        public long Time => (events[_at].Time!.Value - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

        public EventKey Key => EventKey.Parse(events[_at].EventId);

        public long Count => events[_at].Count;

        public bool Read() => ++_at < events.Length;

        public string? Text(int column) => (string?)EventPredicate.Value(events[_at], columns[column]);

        public long? Number(int column) => (long?)EventPredicate.Value(events[_at], columns[column]);

        public void Dispose()
        {
        }
    }
}
