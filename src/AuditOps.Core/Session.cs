using AuditOps.Core.Configuration;
using AuditOps.Core.Formats;
using AuditOps.Core.Geography;
using AuditOps.Core.Imports;
using AuditOps.Core.Performance.Metrics;
using AuditOps.Core.Performance.Monitoring;
using AuditOps.Core.Readers;
using AuditOps.Core.Rules;
using AuditOps.Core.Store.Reading;

namespace AuditOps.Core;

/// <summary>What an engine keeps from its first request to its last.</summary>
internal sealed class Session : IDisposable
{
    private readonly EngineSettings settings;
    private Caching.Caches? caches;
    private JournalImport? journal;

    public Session(EngineSettings settings)
    {
        this.settings = settings;
        Options = new Options(settings.Environment, settings.UserFolder);
        Temporary = new TemporaryStores(settings.TemporaryFolder);
        Instances = new InstancePool(settings.TemporaryFolder);
        Pulse = new Pulse(settings.Clock);
        Metrics = new MetricRecorders(settings.Clock, Pulse);
        Signature = new Caching.Answers.AnswerSignature(settings.UserFolder);
        Monitors = new ResourceMonitors(settings.Clock, Pulse);
    }

    /// <summary>The clock.</summary>
    public TimeProvider Clock => settings.Clock;

    /// <summary>Which files requests may name; null for all.</summary>
    public Access.FileBoundary? Boundary => settings.Boundary;

    /// <summary>Whether operations that change something may run.</summary>
    public bool AllowsChanges => settings.AllowsChanges;

    /// <summary>The configuration.</summary>
    public Options Options { get; }

    /// <summary>The stores of files that were analysed without importing them into a store of the user's.</summary>
    public TemporaryStores Temporary { get; }

    /// <summary>What answers questions about segments.</summary>
    public InstancePool Instances { get; }

    /// <summary>What runs formats.</summary>
    public FormatRunners Runners { get; } = new();

    /// <summary>When services write what they count.</summary>
    public Pulse Pulse { get; }

    /// <summary>What is measured.</summary>
    public MetricRecorders Metrics { get; }

    /// <summary>What was computed and is kept.</summary>
    public Caching.Caches Caches => LazyInitializer.EnsureInitialized(ref caches, () => new Caching.Caches(Options, settings.Clock, Pulse));

    /// <summary>Signs answers that are kept.</summary>
    public Caching.Answers.AnswerSignature Signature { get; }

    /// <summary>What samples the machine.</summary>
    public ResourceMonitors Monitors { get; }

    /// <summary>The rules that were read.</summary>
    public RuleLibrary Rules { get; } = new();

    /// <summary>Where addresses are.</summary>
    public Atlases Atlases { get; } = new();

    /// <summary>Makes events of what AuditOps itself writes into stores; never by a format of the store's own.</summary>
    public JournalImport Journal => journal ??= new JournalImport(new FormatCatalog(null, Readers, error => throw error)["auditops"], Runners);

    /// <summary>The formats that ship and those of a store.</summary>
    /// <param name="store">The store's folder; it need not exist.</param>
    /// <param name="observer">Hears of broken formats.</param>
    public static FormatCatalog Formats(string store, IOperationObserver observer) =>
        new(store, Readers, error => observer.OnProblem(new Problem(ProblemLevel.Error, error.Kind, error.Code, error.Message, error.Target)));

    private static IReadOnlyList<string> Readers => [.. RecordReaders.All.Select(reader => reader.Name)];

    public void Dispose()
    {
        Monitors.Dispose();
        Pulse.Dispose();
        Metrics.HandOver();
        caches?.Dispose();
        Instances.Dispose();
        Runners.Dispose();
        Temporary.Dispose();
    }
}
