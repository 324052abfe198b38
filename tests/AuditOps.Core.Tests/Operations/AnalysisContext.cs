using AuditOps.Core.Compliance;
using AuditOps.Core.Following;
using AuditOps.Core.Geography;
using AuditOps.Core.Operations;
using AuditOps.Core.Rules;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Reading;
using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Operations;

/// <summary>A context whose only store is a list of events.</summary>
internal sealed class AnalysisContext(IEnumerable<AuditEvent> events, TimeProvider? clock = null, AnalysisContext? runs = null) : OperationContext, IOperationObserver
{
    private readonly List<AuditEvent> _events = [.. events];
    private readonly Dictionary<string, HashSet<string>> _remembered = [];
    private readonly Dictionary<string, RunsInMemory> _runs = runs?._runs ?? [];

    public List<Problem> Problems { get; } = [];

    public override IOperationObserver Observer => this;

    public override CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public override TimeProvider Clock => clock ?? TimeProvider.System;

    public override Workspace Workspace => new(new Session(new EngineSettings { Environment = _ => null }), this);

    public override EventScope Open<TResult>(SourceRequest<TResult> request)
    {
        var stamp = request.Path.Count == 0 ? new ResultStamp("store", null) : new ResultStamp(null, request.Path);
        var reader = new InMemoryEvents(_events, stamp);
        var window = request as EventRequest<TResult>;
        return new EventScope(
            null,
            reader,
            window is null ? EventFilter.All : EventFilters.From(window),
            window?.Since?.UtcDateTime ?? reader.Range?.First,
            window?.Until?.UtcDateTime ?? reader.Range?.Last.AddTicks(TimeSpan.TicksPerMicrosecond),
            stamp.Store,
            stamp.LiteralPath);
    }

    public override EventFeed Follow<TResult>(EventRequest<TResult> request) => throw new NotSupportedException("A list of events does not grow.");

    public override FindingMemory Memory(string? store, string name) => throw new NotSupportedException("A list of events does not grow.");

    public override RuleCatalog Rules(string? store) => new RuleCatalog(error => throw error).AddShipped();

    public override IAtlas Atlas(string? store) => new FewPlaces();

    public override IEnumerable<TResult> Run<TResult>(IRequest<TResult> request) => OperationCatalog.Run(request, this);

    public override IEnumerable<object> RunGiven(IRequest<object> request, IOperationObserver observer, CancellationToken cancellationToken) => OperationCatalog.Run(request, this);

    public override IReadOnlySet<string> Remember(string? store, string name, IReadOnlyCollection<string> findingIds)
    {
        var before = _remembered.GetValueOrDefault(name, []);
        _remembered[name] = [.. findingIds];
        return findingIds.Where(id => !before.Contains(id)).ToHashSet();
    }

    public HashSet<string> AcceptedIds { get; } = [];

    public override IReadOnlyDictionary<string, Acceptance> Accepted(string? store) => AcceptedIds.ToDictionary(id => id, id => new Acceptance
    {
        FindingId = id,
        Reason = "it is known",
        AcceptedBy = "ann",
        Since = DateTime.UnixEpoch,
        Until = DateTime.UnixEpoch.AddYears(90),
        Expired = false,
        Store = "store",
    });

    public override IRunMemory Runs(string? store, string name) => _runs.TryGetValue(name, out var runs) ? runs : _runs[name] = new RunsInMemory();

    public void OnProblem(Problem problem) => Problems.Add(problem);

    public void OnProgress(Progress progress)
    {
    }

    public void OnDetail(string message)
    {
    }

    public bool Approve(Change change) => true;

    private sealed class RunsInMemory : IRunMemory
    {
        private readonly Dictionary<string, string> _texts = [];

        public string? Replace(string key, Func<string?, string?> change)
        {
            var before = _texts.GetValueOrDefault(key);
            if (change(before) is { } after)
                _texts[key] = after;
            else
                _texts.Remove(key);
            return before;
        }

        public void Dispose()
        {
        }
    }

    /// <summary>81.* is Berlin, 82.* is Tokyo, 83.* is Leipzig, 84.* and 85.* are two operators in Germany; two addresses lie in countries as those that ship; nothing else is known.</summary>
    private sealed class FewPlaces : IAtlas
    {
        public Place? Locate(string address) => address.Split('.')[0] switch
        {
            "81" => new Place("DE", null, 52.52, 13.40),
            "82" => new Place("JP", null, 35.68, 139.69),
            "83" => new Place("DE", null, 51.34, 12.37),
            "8" => Countries.Place("US"),
            "2001:200::5" => Countries.Place("JP"),
            "84" => new Place("DE", 3320),
            "85" => new Place("DE", 64500),
            _ => null,
        };
    }
}
