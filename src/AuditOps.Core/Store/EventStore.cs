using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Catalog;
using AuditOps.Core.Store.Chain;
using AuditOps.Core.Store.Journal;
using AuditOps.Core.Store.Reading;
using AuditOps.Core.Store.Retention;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Store;

/// <summary>
/// A folder of immutable segments and one catalogue. Callable from any thread; it must outlive the readers and writers that it gives.
/// </summary>
internal sealed class EventStore : IDisposable
{
    private readonly Lock gate = new();
    private Owner? owner;
    private bool disposed;

    private EventStore(StoreFolder folder, StoreOptions options, StoreCatalog catalog)
    {
        (Folder, Options, Catalog) = (folder, options, catalog);
        Entries = new StoreEntries(catalog);
    }

    public StoreFolder Folder { get; }

    public StoreOptions Options { get; }

    /// <summary>Whether nothing can be changed, because of the disk or of permissions.</summary>
    public bool ReadOnly => Catalog.ReadOnly;

    /// <summary>Every small thing that the store keeps.</summary>
    public StoreEntries Entries { get; }

    internal StoreCatalog Catalog { get; }

    /// <summary>Opens a store, or makes one where the folder is new or empty.</summary>
    public static EventStore OpenOrCreate(string path, StoreOptions? options = null)
    {
        var folder = StoreFolder.At(path);
        LocalDisk.Require(folder.Root);
        if (!folder.Exists)
        {
            folder.Create();
            return Open(folder, options ?? new StoreOptions());
        }

        return Open(path, options);
    }

    /// <summary>Opens a store.</summary>
    /// <exception cref="AuditOpsException">There is none, or a newer program made it.</exception>
    public static EventStore Open(string path, StoreOptions? options = null)
    {
        var folder = StoreFolder.At(path);
        LocalDisk.Require(folder.Root);
        return folder.Exists
            ? Open(folder, options ?? new StoreOptions())
            : throw NotFound(folder.Root);
    }

    /// <summary>The error of one who names a store that is not there.</summary>
    public static AuditOpsException NotFound(string folder) => new(
        ErrorKind.NotFound, "StoreNotFound", $"There is no store in '{folder}'. Import some logs into it, or make it with New-AuditStore.")
    { Target = folder };

    /// <summary>What the store holds.</summary>
    public StoreInfo Info() => Catalog.Read(transaction =>
    {
        var segments = transaction.Segments();
        var logs = segments.Where(segment => !JournalChannel.Trail.Holds(segment)).ToList();
        return new StoreInfo
        {
            Store = Folder.Root,
            Version = CatalogSchema.Version,
            Events = logs.Sum(segment => segment.Rows),
            Changes = segments.Sum(segment => segment.Rows) - logs.Sum(segment => segment.Rows),
            Start = Microseconds.ToTime(logs.Min(segment => segment.First)),
            End = Microseconds.ToTime(logs.Max(segment => segment.Last)),
            Segments = segments.Count,
            Imports = transaction.CountImports(JournalChannel.All.Select(channel => channel.Source)),
            SizeBytes = segments.Sum(segment => segment.Bytes),
            ChainHead = transaction.LastLink()?.Hash,
            Created = Microseconds.Parse(transaction.Query("SELECT value FROM meta WHERE key = 'created'", row => row.GetString(0))[0]),
        };
    });

    /// <summary>Pins the segments of this moment and reads them.</summary>
    /// <param name="stamp">What whole events carry.</param>
    /// <param name="withoutTrail">Whether the store's own trail is left out.</param>
    public IEventReader Read(ResultStamp? stamp = null, bool withoutTrail = false)
    {
        var lease = Lease.Take(Catalog, Owner, withoutTrail ? segment => !JournalChannel.Trail.Holds(segment) : null);
        try
        {
            var queries = Queries(lease.Segments);
            queries.Guard.Check();
            return new EventReader(this, lease, queries, stamp);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>Starts to write: sweeps what crashed processes left, and stages and commits segments.</summary>
    public StoreWriter Write()
    {
        var self = RequireOwner();
        Sweep.Orphans(Folder, Catalog, self);
        Sweep.Unlink(Folder, Catalog, self);
        return new StoreWriter(this, self);
    }

    /// <summary>The head of the chain as it is now.</summary>
    public Seal Seal() => Chain.Seal.Of(this);

    /// <summary>The hash of the last link, if every segment is there in its size; else, and in an empty store, null.</summary>
    public string? SoundHead() => Catalog.Read(transaction => new SegmentGuard(Folder, transaction.Segments()).Damaged() is null ? transaction.LastLink()?.Hash : null);

    /// <summary>How far an input was imported; null if it never was.</summary>
    public ImportState? FindImport(ulong source) => Catalog.Read(transaction => transaction.Import(source));

    /// <summary>The inputs that begin with the same record; the one that has its identity by that record alone comes first.</summary>
    public IReadOnlyList<ImportState> ImportsLike(ulong root) => Catalog.Read(transaction => transaction.ImportsLike(root));

    /// <summary>The last link, the segments and the inputs as they belong together.</summary>
    public (long Head, IReadOnlyList<Segment> Segments, IReadOnlyList<ImportState> Imports) State() =>
        Catalog.Read(transaction => (transaction.Head(), (IReadOnlyList<Segment>)transaction.Segments(), (IReadOnlyList<ImportState>)transaction.Imports()));

    /// <summary>All inputs.</summary>
    public IReadOnlyList<ImportState> Imports() => Catalog.Read(transaction => transaction.Imports());

    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        try
        {
            if (owner is { } self)
            {
                Sweep.DeleteUncommitted(Folder, Catalog, self.Name);
                Catalog.Write(transaction => transaction.RemoveLeasesOf(self.Name));
            }
        }
        catch (Exception e) when (e is AuditOpsException or IOException or UnauthorizedAccessException)
        {
            // A full disk or a busy catalogue: the next sweep removes what is left.
        }
        finally
        {
            owner?.Dispose();
            Catalog.Dispose();
        }
    }

    /// <summary>Queries over segments that the caller's lease keeps.</summary>
    internal SegmentQueries Queries(IReadOnlyList<Segment> segments) => new(Folder, segments, Options.Detail, () =>
    {
        List<string> files = [.. segments.Select(segment => Folder.Segment(segment.Name))];
        return Options.Instances?.Take(Options, files) ?? new InstanceLoan(DuckInstance.Open(Options, NewTemporaryFolder(), files, []), giveBack: null);
    });

    /// <summary>A new folder for spilled data, which lives as long as this process at the longest.</summary>
    internal string NewTemporaryFolder() => Owner is { } self
        ? self.PathOf(self.NextName())
        : Path.Combine(Path.GetTempPath(), $"auditops-read-{Guid.NewGuid():N}");

    /// <summary>Who works with the store in this process; null where nothing can be written.</summary>
    internal Owner? Owner
    {
        get
        {
            lock (gate)
            {
                return ReadOnly ? null : owner ??= Owner.Create(Folder);
            }
        }
    }

    internal Owner RequireOwner() => Owner
        ?? throw new AuditOpsException(ErrorKind.PermissionDenied, "StoreNotWritable",
            $"The store '{Folder.Root}' cannot be changed: it is read-only, or belongs to somebody else.")
        { Target = Folder.Root };

    private static EventStore Open(StoreFolder folder, StoreOptions options) =>
        new(folder, options, (CanWrite(folder) ? StoreCatalog.TryOpen(folder, options) : null) ?? StoreCatalog.OpenReadOnly(folder, options));

    // Trying it is the only test that knows of permissions, read-only disks and access lists alike. The catalogue itself must not be
    // opened for it: closing it would drop the locks that SQLite holds on it in this process.
    private static bool CanWrite(StoreFolder folder)
    {
        try
        {
            StoreFolder.MakeFolder(folder.Owners);
            StoreFolder.MakeFolder(folder.Segments);
            var probe = Path.Combine(folder.Owners, $"probe-{Guid.NewGuid():N}");
            using var stream = new FileStream(probe, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
