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
        return Plan(store, lease, before.Kind == DateTimeKind.Local ? before.ToUniversalTime() : before, cancellationToken);
    }

    /// <summary>Removes the events before a time.</summary>
    public static RemoveResult Run(EventStore store, DateTime before, CancellationToken cancellationToken)
    {
        using var writer = store.Write();
        var rewrite = new Rewrite(store, writer);
        while (true)
        {
            using var lease = Lease.Take(store.Catalog, store.RequireOwner());
            var plan = Plan(store, lease, before.Kind == DateTimeKind.Local ? before.ToUniversalTime() : before, cancellationToken);
            if (plan.Segments > 0)
            {
                rewrite.Verify([.. plan.Whole, .. plan.Partial], cancellationToken);
                var kept = plan.Partial.SelectMany(segment => rewrite.Write([segment], Keep(plan.Before), cancellationToken)).ToList();
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
        var cut = Microseconds.From(before);
        var older = lease.Segments.Where(segment => segment.First < cut).ToList();
        var whole = older.Where(segment => segment.Last < cut && segment.Untimed == 0).ToList();
        var partial = older.Except(whole).ToList();
        var events = whole.Sum(segment => segment.Rows) + CountOlder(store, partial, before, cancellationToken);
        return new RemovalPlan(before, whole, partial, events);
    }

    private static long CountOlder(EventStore store, IReadOnlyList<Segment> partial, DateTime before, CancellationToken cancellationToken)
    {
        if (partial.Count == 0)
        {
            return 0;
        }

        using var queries = store.Queries(partial);
        var sql = queries.From(new SqlText().Add("SELECT count(*)"), partial).Add(" WHERE ");
        FilterSql.Add(sql, new EventFilter.TimeRange(null, before));
        using var run = queries.Run(sql, cancellationToken);
        run.Read();
        return run.Columns.Numbers(0)[0];
    }

    private static EventFilter Keep(DateTime before) =>
        new EventFilter.Or([new EventFilter.TimeRange(before, null), new EventFilter.Not(new EventFilter.Present(EventColumn.Time))]);
}
