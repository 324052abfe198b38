using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Chain;
using AuditOps.Core.Store.Reading;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Store.Retention;

/// <summary>Merges segments, group by group, each as one link of the chain. Readers keep what they have pinned.</summary>
internal static class Compaction
{
    /// <param name="store">The store.</param>
    /// <param name="plan">Chooses what is merged with what, up to so many rows.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellationToken">Ends it between two groups, or within one, which is then left as it was.</param>
    public static OptimizeResult Run(EventStore store, Func<IEnumerable<Segment>, long, IReadOnlyList<IReadOnlyList<Segment>>> plan, Action<double>? progress, CancellationToken cancellationToken)
    {
        var before = store.Info();
        using var writer = store.Write();
        using (var lease = Lease.Take(store.Catalog, store.RequireOwner()))
        {
            var groups = plan(lease.Segments, store.Options.SegmentRows);
            for (var i = 0; i < groups.Count; i++)
            {
                Merge(store, writer, groups[i], cancellationToken);
                progress?.Invoke((i + 1.0) / groups.Count);
            }
        }

        Sweep.Unlink(store.Folder, store.Catalog, store.Owner);
        var after = store.Info();
        return new OptimizeResult
        {
            Store = store.Folder.Root,
            Before = before.Segments,
            After = after.Segments,
            SizeBytesBefore = before.SizeBytes,
            SizeBytesAfter = after.SizeBytes,
        };
    }

    // When another process has merged or removed some of the group meanwhile, it is left to the next time.
    private static void Merge(EventStore store, StoreWriter writer, IReadOnlyList<Segment> group, CancellationToken cancellationToken)
    {
        var rewrite = new Rewrite(store, writer);
        rewrite.Verify(group, cancellationToken);
        rewrite.Replace(LinkKind.Replace, group, rewrite.Write(group, EventFilter.All, cancellationToken), before: null);
    }
}
