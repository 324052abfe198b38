using AuditOps.Core.Store.Chain;
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

    private readonly EventStore store;
    private readonly Owner owner;
    private readonly Lazy<DuckInstance> instance;
    private readonly StoreDoubles doubles;

    internal StoreWriter(EventStore store, Owner owner)
    {
        (this.store, this.owner) = (store, owner);
        Staging = new Staging(store, owner);
        doubles = new StoreDoubles(store, owner, Staging);
        instance = new Lazy<DuckInstance>(() =>
            DuckInstance.Open(store.Options, store.NewTemporaryFolder(), [], [owner.Folder, store.Folder.Segments]));
    }

    /// <summary>The folder of this process: a worker's own database must be able to write there, and needs nothing else.</summary>
    public string StagingFolder => owner.Folder;

    /// <summary>Writes segments without looking at what the store has.</summary>
    internal Staging Staging { get; }

    /// <summary>Opens a connection to the writer's own instance: it reaches the store's segments and no other file.</summary>
    public DuckDBConnection Connect() => instance.Value.Connect();

    /// <summary>Writes events as a segment, without those that the store has already. Callable from any thread.</summary>
    /// <param name="connection">The worker's connection; it must reach <see cref="StagingFolder"/>.</param>
    /// <param name="events">A table of it, or a SELECT in parentheses, with every column of an event.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="DuckDBException">They have not the columns of an event.</exception>
    /// <exception cref="AuditOpsException">The disk is full.</exception>
    public StagedSegment Stage(DuckDBConnection connection, string events, CancellationToken cancellationToken) =>
        WithoutDoubles(Staging.Write(connection, events, maybeInOrder: false, cancellationToken), cancellationToken);

    /// <summary>Takes out of a staged segment what the store has already. Callable from any thread.</summary>
    public StagedSegment WithoutDoubles(StagedSegment staged, CancellationToken cancellationToken)
    {
        if (staged.Segment.Identified == 0)
        {
            return staged;
        }

        using var own = Connect();
        return doubles.Settle(own, staged, cancellationToken);
    }

    /// <summary>Makes staged segments part of the store, together with how far their inputs are imported.</summary>
    public CommitResult Commit(IReadOnlyList<ImportStep> imports, IReadOnlyList<StagedSegment> staged, CancellationToken cancellationToken)
    {
        var current = staged;
        return Publication.Guard(store, () => current, () =>
        {
            if (current.Any(segment => segment.Segment.Identified > 0))
            {
                using var own = Connect();
                current = doubles.SettleAmong(own, current, cancellationToken);
            }

            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                current = Publication.Publish(store, current);
                switch (Publication.Append(store, imports, current))
                {
                    case Publication.Outcome.Committed:
                        return new CommitResult(true, current.Sum(segment => segment.Segment.Rows), Sum(current));
                    case Publication.Outcome.ImportMoved:
                        Discard(current);
                        return CommitResult.Conflict;
                    default:
                        using (var own = Connect())
                        {
                            current = [.. current.Select(segment => doubles.Settle(own, segment, cancellationToken))];
                        }

                        break;
                }
            }
        });
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

    /// <summary>Puts staged segments in the place of others.</summary>
    /// <returns>False if somebody else replaced or removed some of them meanwhile: nothing was changed.</returns>
    internal bool Replace(LinkContent content, IReadOnlyList<StagedSegment> staged)
    {
        var current = staged;
        return Publication.Guard(store, () => current, () =>
        {
            current = Publication.Publish(store, current);
            var replaced = Publication.Replace(store, content, current);
            if (!replaced)
            {
                Discard(current);
            }

            return replaced;
        });
    }

    private static Dictionary<ulong, long> Sum(IEnumerable<StagedSegment> segments) => segments
        .SelectMany(segment => segment.Doubles)
        .GroupBy(pair => pair.Key, pair => pair.Value)
        .ToDictionary(group => group.Key, group => group.Sum());
}
