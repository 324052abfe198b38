using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Chain;
using AuditOps.Core.Store.Reading;
using AuditOps.Core.Store.Segments;
using AuditOps.Core.Store.Sql;

namespace AuditOps.Core.Store.Retention;

/// <summary>Removes old events, as one link of the chain: that they were there, and that they were removed, can still be seen.</summary>
internal static class Removal
{
    /// <summary>Counts what would be removed.</summary>
    public static RemovalPlan Plan(EventStore store, DateTime before, CancellationToken cancellationToken)
    {
        using var lease = Lease.Take(store.Catalog, store.Owner);
        return Plan(store, lease, Cut(before), cancellationToken);
    }

    /// <summary>Removes the events before a time.</summary>
    public static RemoveResult Run(EventStore store, DateTime before, CancellationToken cancellationToken)
    {
        using var writer = store.Write();
        var rewrite = new Rewrite(store, writer);
        while (true)
        {
            using var lease = Lease.Take(store.Catalog, store.RequireOwner());
            var plan = Plan(store, lease, Cut(before), cancellationToken);
            if (plan.Segments > 0)
            {
                rewrite.Verify([.. plan.Whole, .. plan.Partial], cancellationToken);
                var kept = plan.Partial.SelectMany(segment => rewrite.Write([segment], new EventFilter.Not(Older(plan.Before)), cancellationToken)).ToList();
                if (!rewrite.Replace(LinkKind.Remove, [.. plan.Whole, .. plan.Partial], kept, plan.Before))
                {
                    continue;
                }
            }

            lease.Dispose();
            Sweep.Unlink(store.Folder, store.Catalog, store.Owner);
            return new RemoveResult { Store = store.Folder.Root, Cutoff = plan.Before, RemovedEvents = plan.Events, RemovedSegments = plan.Segments };
        }
    }

    private static RemovalPlan Plan(EventStore store, Lease lease, DateTime before, CancellationToken cancellationToken)
    {
        var counted = lease.Segments.Select(segment => (Segment: segment, Older: CountOlder(store, segment, before, cancellationToken))).ToList();
        return new RemovalPlan(
            before,
            [.. counted.Where(count => count.Older == count.Segment.Rows).Select(count => count.Segment)],
            [.. counted.Where(count => count.Older > 0 && count.Older < count.Segment.Rows).Select(count => count.Segment)],
            counted.Sum(count => count.Older));
    }

    private static long CountOlder(EventStore store, Segment segment, DateTime before, CancellationToken cancellationToken)
    {
        var cut = Microseconds.From(before);
        if (segment.Untimed == 0 && (segment.Last < cut || segment.First >= cut))
        {
            return segment.Last < cut ? segment.Rows : 0;
        }

        using var queries = store.Queries([segment]);
        var sql = queries.From(new SqlText().Add("SELECT count(*)"), [segment]).Add(" WHERE ");
        FilterSql.Add(sql, Older(before));
        using var run = queries.Run(sql, cancellationToken);
        run.Read();
        return run.Columns.Numbers(0)[0];
    }

    // An event without a time is as old as its import: otherwise no retention would ever reach it.
    private static EventFilter Older(DateTime before) => new EventFilter.Or(
    [
        new EventFilter.TimeRange(null, before),
        new EventFilter.Not(new EventFilter.Present(EventColumn.Time)) & new EventFilter.Between(EventColumn.Ingested, null, Microseconds.From(before) - 1),
    ]);

    // Events are known to the microsecond.
    private static DateTime Cut(DateTime before) => Microseconds.ToTime(Microseconds.From(before));
}
