using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Counting;
using AuditOps.Core.Store.Scanning;

namespace AuditOps.Core.Store.Reading;

/// <summary>Answers the shapes from the segments that a lease pins.</summary>
internal sealed class EventReader(EventStore store, Lease lease, SegmentQueries segments, ResultStamp? stamp) : IEventReader
{
    private bool disposed;

    public (DateTime First, DateTime Last)? Range =>
        lease.Segments.Min(segment => segment.First) is { } first && lease.Segments.Max(segment => segment.Last) is { } last
            ? (Microseconds.ToTime(first), Microseconds.ToTime(last))
            : null;

    public long Records => lease.Segments.Sum(segment => segment.Rows);

    public IEnumerable<AuditEvent> Events(
        EventFilter filter, int? first, bool descending, CancellationToken cancellationToken, IReadOnlyList<EventColumn>? only = null)
    {
        var events = new EventRow(only, stamp);
        var left = first;
        foreach (var run in descending ? Latest() : Earliest())
        {
            yield return events.Read(run);
            if (--left == 0)
            {
                yield break;
            }
        }

        using var untimed = segments.Untimed(filter, events.Columns, left, cancellationToken);
        while (untimed is not null && untimed.Read())
        {
            yield return events.Read(untimed);
        }

        IEnumerable<RowRun> Earliest()
        {
            using var rows = segments.Timed(filter, events.Columns, first, cancellationToken);
            while (rows.Read())
            {
                yield return rows.Current!;
            }
        }

        IEnumerable<RowRun> Latest()
        {
            foreach (var run in segments.TimedDescending(filter, events.Columns, first, cancellationToken))
            {
                using var rows = run;
                while (rows.Read())
                {
                    yield return rows;
                }
            }
        }
    }

    public IEnumerable<FeatureRow> Features(FeatureQuery query, CancellationToken cancellationToken) =>
        FeatureRows.Read(segments, query, cancellationToken);

    public IReadOnlyList<IEnumerable<FeatureRow>> Features(IReadOnlyList<FeatureQuery> queries, CancellationToken cancellationToken) =>
        Records < store.Options.SharedFrom || FeaturePass.Of(segments, queries, store.Options.Threads) is not { } pass
            ? [.. queries.Select(query => Features(query, cancellationToken))]
            : pass.Run(cancellationToken);

    public IEventCursor Stream(EventStream stream, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stream.Columns.Count, 8, nameof(stream));
        return new EventCursor(segments.Timed(stream.Filter, EventCursor.Columns(stream), stream.First, cancellationToken), stream.First);
    }

    public IRuleCursor Scan(RuleScan scan, CancellationToken cancellationToken)
    {
        var threads = Records < store.Options.SharedFrom ? 1 : store.Options.Threads;
        if (threads == 1)
        {
            return RuleCursor.Open(scan, segments, cancellationToken);
        }

        var workers = new List<ScanWorker>();
        try
        {
            for (var i = 0; i < threads; i++)
            {
                var part = (i, threads);
                workers.Add(new ScanWorker(token => RuleCursor.Open(scan, segments, token, part), scan.Fields.Count, cancellationToken));
            }

            return new MergedScan(workers);
        }
        catch
        {
            workers.ForEach(worker => worker.Dispose());
            throw;
        }
    }

    public IEnumerable<QueryRow> Query(string sql, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellationToken) =>
        UserQuery.Run(segments, sql, parameters, cancellationToken);

    public long Export(EventFilter filter, string file, ExportFormat format, CancellationToken cancellationToken) =>
        EventExport.Write(store, segments, filter, file, format, cancellationToken);

    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        segments.Dispose();
        lease.Dispose();
    }
}
