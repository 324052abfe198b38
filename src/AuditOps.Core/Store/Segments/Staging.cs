using AuditOps.Core.Store.Reading;
using AuditOps.Core.Store.Sql;
using AuditOps.DuckDB;

namespace AuditOps.Core.Store.Segments;

/// <summary>Writes segments into the owner's folder, where no reader looks.</summary>
internal sealed class Staging(EventStore store, Owner owner)
{
    private static readonly Dictionary<ulong, long> NoDoubles = [];

    /// <summary>Stages events in a segment's order.</summary>
    /// <param name="connection">The connection that knows them.</param>
    /// <param name="events">A table, or a SELECT in parentheses.</param>
    /// <param name="maybeInOrder">Whether they may come in that order already: to sort all their columns is a quarter of the work, and to see afterwards that it is needed a little more.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public StagedSegment Write(DuckDBConnection connection, string events, bool maybeInOrder, CancellationToken cancellationToken) => Stage(
        connection,
        file => SegmentFile.Write(connection, maybeInOrder ? $"FROM {events}" : $"FROM {events} ORDER BY {SegmentFile.Order}", [], file, cancellationToken),
        cancellationToken);

    /// <summary>Stages what a FROM clause gives, in a segment's order.</summary>
    public StagedSegment From(DuckDBConnection connection, SqlText from, CancellationToken cancellationToken) =>
        Stage(connection, file =>
        {
            using var time = new QueryTime(from.ToString(), from.Values, store.Options.Detail);
            _ = time.Measure(() => SegmentFile.Write(connection, from.ToString(), from.Values, file, cancellationToken));
        }, cancellationToken);

    /// <summary>Stages a segment without its doubles.</summary>
    /// <param name="connection">A connection that may read and write the files.</param>
    /// <param name="staged">The segment; it is given back as it is when it has none.</param>
    /// <param name="files">Files that may hold doubles of its events.</param>
    /// <param name="within">Whether the segment may hold doubles of its own events.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public StagedSegment WithoutDoubles(
        DuckDBConnection connection, StagedSegment staged, IReadOnlyList<string> files, bool within, CancellationToken cancellationToken)
    {
        if (files.Count == 0 && !within)
        {
            return staged;
        }

        var doubles = Doubles.Find(connection, staged.File, files, within, cancellationToken);
        if (doubles.Count == 0)
        {
            return staged;
        }

        var left = Stage(connection, file => Doubles.Write(connection, staged.File, file, cancellationToken), cancellationToken);
        File.Delete(staged.File);
        foreach (var (source, count) in staged.Doubles)
        {
            doubles[source] = doubles.GetValueOrDefault(source) + count;
        }

        return left with { Head = staged.Head, Doubles = doubles };
    }

    private StagedSegment Stage(DuckDBConnection connection, Action<string> write, CancellationToken cancellationToken)
    {
        var name = owner.NextName();
        var file = owner.PathOf(name + ".parquet");
        try
        {
            write(file);
            var events = StagedEvents.Read(connection, SegmentFile.From(file), cancellationToken);
            if (!events.InOrder)
            {
                Sort(connection, file, cancellationToken);
            }

            var segment = SegmentFile.Describe(events, name, file, store.Options.Durable, cancellationToken);
            return new StagedSegment(segment, events, file, 0, NoDoubles);
        }
        catch (Exception e)
        {
            File.Delete(file);
            if (Disk.IsWriteFailure(e))
            {
                throw Disk.WriteFailed(store.Folder.Root, e);
            }

            throw;
        }
    }

    private void Sort(DuckDBConnection connection, string file, CancellationToken cancellationToken)
    {
        var sorted = owner.PathOf(owner.NextName() + ".parquet");
        try
        {
            SegmentFile.Write(connection, $"FROM {SegmentFile.From(file)} ORDER BY {SegmentFile.Order}", [], sorted, cancellationToken);
            File.Move(sorted, file, overwrite: true);
        }
        catch
        {
            File.Delete(sorted);
            throw;
        }
    }
}
