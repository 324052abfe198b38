using AuditOps.Core.Configuration;
using AuditOps.Core.Formats;
using AuditOps.Core.Geography;
using AuditOps.Core.Imports;
using AuditOps.Core.Readers;
using AuditOps.Core.Rules;
using AuditOps.Core.Store.Reading;

namespace AuditOps.Core;

/// <summary>What an engine keeps from its first request to its last.</summary>
internal sealed class Session(EngineSettings settings) : IDisposable
{
    private Caching.Caches? caches;
    private JournalImport? journal;

    /// <summary>The clock.</summary>
    public TimeProvider Clock => settings.Clock;

    /// <summary>Which files requests may name; null for all.</summary>
    public Access.FileBoundary? Boundary => settings.Boundary;

    /// <summary>Whether operations that change something may run.</summary>
    public bool AllowsChanges => settings.AllowsChanges;

    /// <summary>The configuration.</summary>
    public Options Options { get; } = new(settings.Environment, settings.UserFolder);

    /// <summary>The stores of files that were analysed without importing them into a store of the user's.</summary>
    public TemporaryStores Temporary { get; } = new(settings.TemporaryFolder);

    /// <summary>What answers questions about segments.</summary>
    public InstancePool Instances { get; } = new(settings.TemporaryFolder);

    /// <summary>What runs formats.</summary>
    public FormatRunners Runners { get; } = new();

    /// <summary>When services write what they count.</summary>
    public Pulse Pulse { get; } = new(settings.Clock);

    /// <summary>What was computed and is kept.</summary>
    public Caching.Caches Caches => LazyInitializer.EnsureInitialized(ref caches, () => new Caching.Caches(Options, settings.Clock, Pulse));

    /// <summary>Signs answers that are kept.</summary>
    public Caching.Answers.AnswerSignature Signature { get; } = new(settings.UserFolder);

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
        Pulse.Dispose();
        caches?.Dispose();
        Instances.Dispose();
        Runners.Dispose();
        Temporary.Dispose();
    }
}
