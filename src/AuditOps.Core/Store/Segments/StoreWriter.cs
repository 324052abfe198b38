using AuditOps.Core.Store.Catalog;
using AuditOps.Core.Store.Reading;
using AuditOps.DuckDB;

namespace AuditOps.Core.Store.Segments;

/// <summary>
/// Adds events to a store: workers stage segments, each on a connection of its own, and one thread commits them. What a commit says
/// is either wholly there after a crash, or not at all.
/// </summary>
internal sealed class StoreWriter : IDisposable
{
    /// <summary>The most rows that a segment should have.</summary>
    public const int SegmentRows = 1_000_000;

    private static readonly Dictionary<ulong, long> NoDoubles = [];

    private readonly EventStore store;
    private readonly Owner owner;
    private readonly Lazy<DuckInstance> instance;

    internal StoreWriter(EventStore store, Owner owner)
    {
        (this.store, this.owner) = (store, owner);
        instance = new Lazy<DuckInstance>(() =>
            DuckInstance.Open(store.Options, store.NewTemporaryFolder(), [], [owner.Folder, store.Folder.Segments]));
    }

    /// <summary>The folder of this process: a worker's own database must be able to write there, and needs nothing else.</summary>
    public string StagingFolder => owner.Folder;

    /// <summary>Opens a connection to the writer's own instance: it reaches the store's segments and no other file.</summary>
    public DuckDBConnection Connect() => instance.Value.Connect();

    /// <summary>Writes events as a segment, without those that the store has already. Callable from any thread.</summary>
    /// <param name="connection">The worker's connection; it must reach <see cref="StagingFolder"/>.</param>
    /// <param name="table">A table of it, with every column of an event.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="DuckDBException">The table has not the columns of an event.</exception>
    /// <exception cref="AuditOpsException">The disk is full.</exception>
    public StagedSegment Stage(DuckDBConnection connection, string table, CancellationToken cancellationToken)
    {
        var name = owner.NextName();
        var file = owner.PathOf(name + ".parquet");
        try
        {
            SegmentFile.WriteTable(connection, table, file, cancellationToken);
            var segment = SegmentFile.Describe(connection, name, file, store.Options.Durable, cancellationToken);
            return Settled(new StagedSegment(segment, file, 0, NoDoubles), cancellationToken);
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

    /// <summary>Makes staged segments part of the store, together with how far their inputs are imported.</summary>
    public CommitResult Commit(IReadOnlyList<ImportStep> imports, IReadOnlyList<StagedSegment> staged, CancellationToken cancellationToken)
    {
        var doubles = new StoreDoubles(store, owner);
        var current = staged;
        try
        {
            using var connection = Connect();
            current = doubles.SettleAmong(connection, current, cancellationToken);
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                current = Publication.Publish(store, current);
                switch (Publication.Record(store, imports, current))
                {
                    case Publication.Outcome.Committed:
                        return new CommitResult(true, current.Sum(segment => segment.Segment.Rows), Sum(current));
                    case Publication.Outcome.ImportMoved:
                        Discard(current);
                        return CommitResult.Conflict;
                    default:
                        current = [.. current.Select(segment => doubles.Settle(connection, segment, cancellationToken))];
                        break;
                }
            }
        }
        catch (Exception e)
        {
            Publication.Withdraw(store, current);
            if (Disk.IsWriteFailure(e))
            {
                throw Disk.WriteFailed(store.Folder.Root, e);
            }

            throw;
        }
    }

    /// <summary>Drops staged segments that will not be committed.</summary>
    public void Discard(IEnumerable<StagedSegment> staged)
    {
        foreach (var segment in staged)
        {
            File.Delete(segment.File);
        }
    }

    public void Dispose()
    {
        if (instance.IsValueCreated)
        {
            instance.Value.Dispose();
        }
    }

    private StagedSegment Settled(StagedSegment staged, CancellationToken cancellationToken)
    {
        if (staged.Segment.Identified == 0)
        {
            return staged;
        }

        using var connection = Connect();
        return new StoreDoubles(store, owner).Settle(connection, staged, cancellationToken);
    }

    private static Dictionary<ulong, long> Sum(IEnumerable<StagedSegment> segments) => segments
        .SelectMany(segment => segment.Doubles)
        .GroupBy(pair => pair.Key, pair => pair.Value)
        .ToDictionary(group => group.Key, group => group.Sum());
}
