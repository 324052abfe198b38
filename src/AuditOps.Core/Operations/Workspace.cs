using AuditOps.Core.Caching;
using AuditOps.Core.Compliance;
using AuditOps.Core.Configuration;
using AuditOps.Core.Correlation;
using AuditOps.Core.Formats;
using AuditOps.Core.Geography;
using AuditOps.Core.Imports;
using AuditOps.Core.Performance.Metrics;
using AuditOps.Core.Performance.Monitoring;
using AuditOps.Core.Performance.Resources;
using AuditOps.Core.Rules;
using AuditOps.Core.Store;

namespace AuditOps.Core.Operations;

/// <summary>What operations use beside events: the configuration, stores, formats and inputs of a session.</summary>
/// <param name="session">The session.</param>
/// <param name="observer">Hears of problems.</param>
internal sealed class Workspace(Session session, IOperationObserver observer)
{
    // Whoever watches for findings wants them at once.
    private static readonly TimeSpan LiveBatch = TimeSpan.FromSeconds(2);

    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);

    /// <summary>The configuration.</summary>
    public Options Options => session.Options;

    /// <summary>Which files requests may name; null for all.</summary>
    public Access.FileBoundary? Boundary => session.Boundary;

    /// <summary>The formats that ship and those of a store (null for the configured one); a broken one was reported.</summary>
    public FormatCatalog Formats(string? store) => Session.Formats(Options.Store(store), observer);

    /// <summary>Opens databases that run formats.</summary>
    public FormatRunners Runners => session.Runners;

    /// <summary>Where addresses are, by the file that is configured for a store (null for the configured one) or the data that ships.</summary>
    public IAtlas Atlas(string? store)
    {
        var folder = Options.Store(store);
        var (file, definedIn) = Options.Read(OptionDefinition.GeographyFile, folder);

        // A store that a caller brings may say anything in its options.
        if (file is not null && definedIn == "Store" && session.Boundary?.IsOwn(folder) == false)
            session.Boundary.CheckPath(file);
        return session.Atlases.Get(file, observer.OnProblem);
    }

    /// <summary>The cache of a store, or of the configured one.</summary>
    /// <param name="named">The store; null for the configured one.</param>
    /// <param name="makes">Whether its file is made where there is no store yet: in the configured one's place; a store that is named must be there.</param>
    /// <exception cref="AuditOpsException">There is no such store.</exception>
    public Cache Cache(string? named, bool makes)
    {
        var store = Options.Store(named);
        if (makes && store != Options.Store(null) && !Caches.IsAt(store))
            throw EventStore.NotFound(store);

        // A store that a caller brings could hold answers that somebody has written into it.
        var mayWrite = session.Boundary?.IsOwn(store) != false;
        return session.Caches.Of(store, mayWrite, makes, observer.OnDetail);
    }

    /// <summary>Sets an option; a path among the options must be one that requests may name.</summary>
    public void SetOption(OptionDefinition option, string? value, OptionScope scope, string store)
    {
        if (option.IsPath && !string.IsNullOrEmpty(value))
            session.Boundary?.CheckPath(value);
        Options.Write(option, value, scope, store);
    }

    /// <summary>How much links between events count: the content that ships, changed by that of a store (null for the configured one).</summary>
    public LinkModel Links(string? store) => LinkModel.Read(Options.Store(store));

    /// <summary>The rules that ship and those of a store (null for the configured one), or only those of files; a broken one was reported.</summary>
    public RuleCatalog Rules(string? store, IReadOnlyList<string> paths) => Rules(store, paths, Broken);

    /// <summary>The same, with what takes the error of each broken rule.</summary>
    public RuleCatalog Rules(string? store, IReadOnlyList<string> paths, Action<AuditOpsException> broken)
    {
        IReadOnlyList<(string, bool)> files = paths.Count > 0
            ? [.. InputPaths.Expand(paths, [], observer.OnProblem, session.Boundary).Select(path => (path.File, false))]
            : RuleCatalog.Files(Options.Store(store));
        return session.Rules.Get(files, broken);
    }

    /// <summary>The policies that ship and those of a store (null for the configured one).</summary>
    public PolicyCatalog Policies(string? store) => new(Options.Store(store), session.Boundary);

    /// <summary>Reports the error of one item; the others go on.</summary>
    public void Broken(AuditOpsException error)
    {
        // One run may use the same content more than once.
        if (_broken.Add(error.Message))
            observer.OnProblem(new Problem(ProblemLevel.Error, error.Kind, error.Code, error.Message, error.Target));
    }

    /// <summary>Opens the store of a name, or the configured one.</summary>
    /// <exception cref="AuditOpsException">There is none.</exception>
    public EventStore OpenStore(string? named)
    {
        var folder = Options.Store(named);
        var store = EventStore.Open(folder, StoreOptions(folder));
        TakeJournal(store, CancellationToken.None);
        return store;
    }

    /// <summary>Opens the store of a name, or the configured one.</summary>
    /// <returns>Null if there is none.</returns>
    public EventStore? FindStore(string? named) => StoreFolder.At(Options.Store(named)).Exists ? OpenStore(named) : null;

    /// <summary>Opens the store of a name, or the configured one, and makes it where there is none.</summary>
    public EventStore CreateStore(string? named)
    {
        var folder = Options.Store(named);
        var store = EventStore.OpenOrCreate(folder, StoreOptions(folder));
        TakeJournal(store, CancellationToken.None);
        return store;
    }

    /// <summary>Makes events of what waits in a store's journal. What stands in the way of it stands in the way of nothing else.</summary>
    public void TakeJournal(EventStore store, CancellationToken cancellationToken)
    {
        try
        {
            session.Journal.Run(store, cancellationToken);
        }
        catch (Exception error) when (Faults.Translate(error) is { } fault)
        {
            observer.OnProblem(new Problem(ProblemLevel.Warning, fault.Kind, "JournalWaits", $"What AuditOps recorded last is kept, but is no event yet. {fault.Message}", store.Folder.Root));
        }
    }

    /// <summary>Opens the store that keeps what somebody did with a request that may name none: the configured one is made, one that is named must be there.</summary>
    public EventStore KeepingStore(string? named) => string.IsNullOrEmpty(named) ? CreateStore(null) : OpenStore(named);

    /// <summary>What measures into a store.</summary>
    public MetricRecorder Recorder(string? store) => session.Metrics.For(
        Options.Store(store), LaterOpen(store), TimeSpan.FromDays(Options.Number(OptionDefinition.MetricRetentionDays, Options.Store(store))));

    /// <summary>What samples the machine, in all stores of this process.</summary>
    public ResourceMonitors Monitors => session.Monitors;

    /// <summary>Starts to sample the machine into a store.</summary>
    public (ResourceMonitor Monitor, bool IsNew) StartMonitor(string? store, TimeSpan interval, IMachine machine) =>
        session.Monitors.Start(Options.Store(store), interval, Recorder(store), machine, LaterOpen(store));

    // It outlives this run, whose observer hears nothing any more.
    private Func<EventStore> LaterOpen(string? store)
    {
        var folder = Options.Store(store);
        var options = StoreOptions(folder) with { Detail = _ => { } };
        return () => string.IsNullOrEmpty(store) ? EventStore.OpenOrCreate(folder, options) : EventStore.Open(folder, options);
    }

    /// <summary>Opens a store to read what was measured into it, in this process up to now.</summary>
    public EventStore MeasuredStore(string? named)
    {
        session.Metrics.Write(Options.Store(named));
        return OpenStore(named);
    }

    /// <summary>The same; null, with a warning, where none is named and the configured one is not there yet.</summary>
    public EventStore? FindMeasuredStore(string? named)
    {
        session.Metrics.Write(Options.Store(named));
        if (!string.IsNullOrEmpty(named))
            return OpenStore(named);
        if (FindStore(null) is { } store)
            return store;
        observer.OnProblem(new Problem(ProblemLevel.Warning, ErrorKind.NotFound, "NothingMeasured",
            $"Nothing was measured yet: there is no store in '{Options.Store(null)}'. Write-PerfMetric and Start-PerfOperation make it.", Options.Store(null)));
        return null;
    }

    /// <summary>The temporary store of inputs, imported once a session.</summary>
    public string Temporary(IReadOnlyList<ImportInput> inputs, ImportSettings settings, CancellationToken cancellationToken) =>
        session.Temporary.Get(inputs, settings, folder =>
        {
            using var store = EventStore.OpenOrCreate(folder, StoreOptions(folder) with { Durable = false });
            foreach (var result in new ImportRun(store, Formats(null), Runners, settings, observer).Import(inputs, cancellationToken))
                observer.OnDetail($"{result.SourceFile}: {result.Events:N0} events of format {result.Format} in {result.Duration.TotalSeconds:N2} s");
        });

    /// <summary>The temporary store of inputs, if they were imported in this session; else null.</summary>
    public string? KnownTemporary(IReadOnlyList<ImportInput> inputs, ImportSettings settings) => session.Temporary.Find(inputs, settings);

    /// <summary>A temporary store, and what brings the events of a request's files into it as they come.</summary>
    public (EventStore Store, FollowedImport Import) FollowFiles<TResult>(SourceRequest<TResult> request, ProblemsOnce once)
    {
        var folder = session.Temporary.NewStore();
        var store = EventStore.OpenOrCreate(folder, StoreOptions(folder) with { Durable = false });
        var run = new ImportRun(store, Formats(null), Runners, ImportSettings(request, final: false) with { Following = true }, once);
        return (store, new FollowedImport(store, run, new InputWatch(session.Clock, LiveBatch), () => Files(request, once), once));
    }

    /// <summary>The files that a request names. Each path that leads to nothing is reported.</summary>
    public IReadOnlyList<ImportInput> Files<TResult>(SourceRequest<TResult> request, IOperationObserver observer) =>
        [.. InputPaths.Expand(request.Path, request.LiteralPath, observer.OnProblem, session.Boundary).Select(path => new ImportInput(path.File, path.File, path.Named))];

    /// <summary>A request's stream, spooled to a file so that it can be read more than once.</summary>
    public ImportInput Spool(Stream input)
    {
        var file = session.Temporary.NewFile();
        using (var spool = new FileStream(file, FileMode.CreateNew, FileAccess.Write))
            input.CopyTo(spool, 1 << 20);
        return new ImportInput(file, "pipeline", Named: true);
    }

    /// <summary>How a request's inputs are imported.</summary>
    /// <param name="request">The request.</param>
    /// <param name="final">Whether nothing will follow.</param>
    public ImportSettings ImportSettings<TResult>(SourceRequest<TResult> request, bool final)
    {
        var store = Options.Store(request.Store);
        return new ImportSettings
        {
            Format = request.Format,
            TimeZone = TimeZones.Iana(request.TimeZone ?? Options.Read(OptionDefinition.TimeZone, store).Value!),
            Final = final,
            Workers = Options.Workers(store),
            MemoryMegabytes = Options.Number(OptionDefinition.MemoryMegabytes, store),
            Clock = session.Clock,
        };
    }

    /// <summary>Only files grow.</summary>
    public static AuditOpsException FollowNeedsFiles() => new(ErrorKind.InvalidRequest, "FollowNeedsFiles", "Only files can be followed. Name them with -Path.");

    /// <summary>How a store is opened.</summary>
    public StoreOptions StoreOptions(string store) => new()
    {
        Clock = session.Clock,
        MemoryBytes = (long)Options.Number(OptionDefinition.MemoryMegabytes, store) << 20,
        Threads = Options.Workers(store),
        Detail = observer.OnDetail,
        Instances = session.Instances,
    };
}
