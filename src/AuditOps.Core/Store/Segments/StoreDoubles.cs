using AuditOps.Core.Store.Catalog;
using AuditOps.Core.Store.Reading;
using AuditOps.DuckDB;

namespace AuditOps.Core.Store.Segments;

/// <summary>Takes out of staged segments what the store has already, up to its last link.</summary>
internal sealed class StoreDoubles(EventStore store, Owner owner, Staging staging)
{
    /// <summary>Compares a staged segment with what was added since it was last compared; the first time also with itself.</summary>
    public StagedSegment Settle(DuckDBConnection connection, StagedSegment staged, CancellationToken cancellationToken)
    {
        if (staged.Segment.Identified == 0)
        {
            return staged;
        }

        // Whatever is there after the lease was taken stays readable while it is held.
        using var lease = Lease.Take(store.Catalog, owner);
        var (head, added) = store.Catalog.Read(transaction => (transaction.Head(), transaction.SegmentsSince(staged.Head)));
        var files = Doubles.Candidates(staged.Segment, added).Select(segment => store.Folder.Segment(segment.Name)).ToList();
        return staging.WithoutDoubles(connection, staged, files, within: staged.Head == 0, cancellationToken) with { Head = head };
    }

    /// <summary>Compares the segments of one commit with one another; the earlier one keeps its events.</summary>
    public IReadOnlyList<StagedSegment> SettleAmong(DuckDBConnection connection, IReadOnlyList<StagedSegment> staged, CancellationToken cancellationToken)
    {
        var settled = new List<StagedSegment>();
        foreach (var segment in staged)
        {
            var candidates = Doubles.Candidates(segment.Segment, settled.Select(earlier => earlier.Segment));
            var files = settled.Where(earlier => candidates.Contains(earlier.Segment)).Select(earlier => earlier.File).ToList();
            settled.Add(staging.WithoutDoubles(connection, segment, files, within: false, cancellationToken));
        }

        return settled;
    }
}
