using System.Reflection;
using AuditOps.Core.Compliance;
using AuditOps.Core.Findings;
using AuditOps.Core.Following;
using AuditOps.Core.Geography;
using AuditOps.Core.Imports;
using AuditOps.Core.Rules;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Reading;

namespace AuditOps.Core.Operations;

/// <summary>The context of one run in a session.</summary>
internal sealed class RunContext(Session session, IOperationObserver observer, CancellationToken cancellationToken) : OperationContext
{
    private const string FindingsScope = "findings:";

    public override IOperationObserver Observer => observer;

    public override CancellationToken CancellationToken => cancellationToken;

    public override TimeProvider Clock => session.Clock;

    public override Workspace Workspace { get; } = new(session, observer);

    public override EventScope Open<TResult>(SourceRequest<TResult> request)
    {
        var files = request.Path.Count > 0 || request.LiteralPath.Count > 0;
        if (!files && request.Input is null)
            return Scope(request, Workspace.Options.Store(request.Store), paths: null);
        if (request.Store is not null)
            throw StoreAndPath();

        var inputs = request.Input is { } stream ? [Workspace.Spool(stream)] : Workspace.Files(request, observer);
        if (inputs.Count == 0)
            throw new AuditOpsException(ErrorKind.NotFound, "NoInput", "None of the paths leads to a file, so there is nothing to analyse.");
        var store = Workspace.Temporary(inputs, Workspace.ImportSettings(request, final: true), cancellationToken);
        return Scope(request, store, request.Input is null ? [.. inputs.Select(input => input.File)] : null);
    }

    public override EventFeed Follow<TResult>(EventRequest<TResult> request)
    {
        if (request.Input is not null)
            throw Workspace.FollowNeedsFiles();
        var filter = EventFilters.From(request);
        var window = (request.Since?.UtcDateTime, request.Until?.UtcDateTime);
        if (request.Path.Count == 0 && request.LiteralPath.Count == 0)
        {
            var folder = Workspace.Options.Store(request.Store);
            var followed = Workspace.OpenStore(folder);
            return new EventFeed(followed, token => Workspace.TakeJournal(followed, token), () => new ResultStamp(folder, null), filter, window, LeavesOutTrail(request), Clock);
        }

        if (request.Store is not null)
            throw StoreAndPath();
        var once = new ProblemsOnce(observer);
        var (store, import) = Workspace.FollowFiles(request, once);
        return new EventFeed(store, import.Take, () => new ResultStamp(null, [.. Workspace.Files(request, once).Select(input => input.File)]), filter, window, withoutTrail: false, Clock);
    }

    public override FindingMemory Memory(string? store, string name) => new(Workspace.CreateStore(store), FindingsScope + name);

    public override IEnumerable<TResult> Run<TResult>(IRequest<TResult> request)
    {
        RequestCheck.Validate(request);
        return OperationGate.Run(request, session, observer, listener => listener == observer ? this : new RunContext(session, listener, cancellationToken));
    }

    public override IEnumerable<object> RunGiven(IRequest<object> request, IOperationObserver observer, CancellationToken cancellationToken)
    {
        OperationGate.Admit(request, session);
        return OperationGate.Run(request, session, observer, listener => new RunContext(session, listener, cancellationToken));
    }

    public override RuleCatalog Rules(string? store) => Workspace.Rules(store, []);

    public override IAtlas Atlas(string? store) => Workspace.Atlas(store);

    public override IReadOnlySet<string> Remember(string? store, string name, IReadOnlyCollection<string> findingIds)
    {
        using var remembering = Workspace.CreateStore(store);
        return remembering.Entries.Remember(FindingsScope + name, findingIds);
    }

    public override IReadOnlyDictionary<string, Acceptance> Accepted(string? store)
    {
        if (!StoreFolder.At(Workspace.Options.Store(store)).Exists)
            return new Dictionary<string, Acceptance>();
        try
        {
            using var accepting = Workspace.OpenStore(store);
            return new Acceptances(accepting, Clock).InForce();
        }
        catch (Exception error) when (Faults.Translate(error) is { } fault)
        {
            // Files can be analysed whatever has become of the configured store: too much is shown then, never too little.
            observer.OnProblem(new Problem(ProblemLevel.Warning, fault.Kind, "AcceptancesUnread", $"Accepted findings are not left out, because it cannot be read which they are. {fault.Message}", fault.Target));
            return new Dictionary<string, Acceptance>();
        }
    }

    public override IRunMemory Runs(string? store, string name) => new StoreRunMemory(Workspace.CreateStore(store), name);

    private static AuditOpsException StoreAndPath() => new(
        ErrorKind.InvalidRequest, "StoreAndPath", "A store and files were both named. Name one of them, or import the files into the store with Import-AuditEvent.");

    private static bool LeavesOutTrail(object request) => !request.GetType().IsDefined(typeof(WithTrailAttribute));

    private EventScope Scope<TResult>(SourceRequest<TResult> request, string folder, IReadOnlyList<string>? paths)
    {
        var store = Workspace.OpenStore(folder);
        var events = store.Read(new ResultStamp(paths is null ? folder : null, paths), LeavesOutTrail(request));
        var filter = EventFilter.All;
        var (since, until) = events.Range is { } range ? (range.First, range.Last.AddMicroseconds(1)) : default((DateTime?, DateTime?));
        if (request is EventRequest<TResult> conditions)
        {
            filter = EventFilters.From(conditions);
            (since, until) = Window(conditions, since, until);
        }

        return new EventScope(store, events, filter, since, until, paths is null ? folder : null, paths);
    }

    private (DateTime? Since, DateTime? Until) Window<TResult>(EventRequest<TResult> request, DateTime? first, DateTime? after)
    {
        var (since, until) = (request.Since?.UtcDateTime, request.Until?.UtcDateTime);
        if (since >= after || until <= first)
        {
            observer.OnProblem(new Problem(ProblemLevel.Warning, ErrorKind.NotFound, "WindowEmpty", string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"No event lies in the window that was asked for. There are events from {first:yyyy-MM-dd HH:mm:ss} to {after:yyyy-MM-dd HH:mm:ss} UTC.")));
        }

        return (since ?? first, until ?? after);
    }
}
