using AuditOps.Core.Findings;
using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>
/// The first use of sudo by an actor, once the events reach back far enough to call it the first: a quarter of the events' span,
/// at least a day, at most a week. Counts tell who it is; only their events are read.
/// </summary>
/// <param name="known">Who has logged in.</param>
/// <param name="history">The events, and when they begin.</param>
internal sealed class FirstSudo(SignIns known, PatternHistory history) : IPattern
{
    public const string Type = "first_sudo";

    private static readonly IReadOnlyList<EventColumn> Columns =
        [EventColumn.Actor, EventColumn.Outcome, EventColumn.Target, EventColumn.Host, EventColumn.Command];

    private static readonly EventFilter Sudos = new EventFilter.In(EventColumn.Action, ["sudo"]);

    public IReadOnlyList<EventFilter> Needs { get; } = [SignIn.Logins];

    public void Take(in SignIn at)
    {
    }

    public IEnumerable<PatternMatch> Matches()
    {
        var (actors, first) = NewActors();
        return actors.Count == 0 ? [] : Uses(actors, first).Select(ToMatch);
    }

    private (List<string> Actors, long First) NewActors()
    {
        var from = Microseconds.From(history.Learnt);
        var query = new FeatureQuery
        {
            Filter = history.Filter & Sudos,
            GroupBy = [new Feature.Column(EventColumn.Actor)],
            Aggregates = [new Aggregate.First()],
            AtLeast = from,
        };
        var rows = history.Scope.Events.Features(query, history.CancellationToken).Where(row => row.Group[0] is string actor && !Privileged.Is(actor)).ToList();
        return ([.. rows.Select(row => (string)row.Group[0]!)], rows.Min(row => row.Values[0]) ?? from);
    }

    private IEnumerable<Use> Uses(List<string> actors, long first)
    {
        var uses = new SortedDictionary<string, Use>(StringComparer.Ordinal);
        var filter = history.Scope.Filter & new EventFilter.TimeRange(Microseconds.ToTime(first), null) & Sudos & new EventFilter.In(EventColumn.Actor, actors);
        using var at = history.Scope.Events.Stream(new EventStream(filter, Columns), history.CancellationToken);
        while (at.Read())
        {
            var actor = at.Text(0)!;
            if (!uses.TryGetValue(actor, out var use))
                uses[actor] = use = new Use(actor, at);
            use.Add(at);
        }

        return uses.Values;
    }

    private PatternMatch ToMatch(Use use)
    {
        var who = Wording.Name(use.Actor);
        var seen = Microseconds.ToTime(use.First) - history.Start;
        var what = use.Command is null ? "" : $": {Wording.Name(use.Command)}";
        var whom = use.Target is null ? "" : $" as {Wording.Name(use.Target)}";
        var where = use.Host is null ? "" : $" on {Wording.Name(use.Host)}";
        var login = known.Logins.FirstLogin(use.Actor) is { } first && first < use.First
            ? $"the actor's first login was {Wording.Span(Microseconds.ToSpan(use.First - first))} before"
            : "no login of this actor was seen before";
        var later = use.Count > 1 ? $", {Wording.Count(use.Count, "use")} in all" : "";
        return new PatternMatch
        {
            Type = Type,
            Confidence = 0.5 + (0.4 * Math.Min(1, seen.TotalDays / 30)),
            Severity = use.Refused ? Severity.High : Severity.Medium,
            Title = use.Refused ? $"{who} was refused the first use of sudo" : $"{who} used sudo for the first time",
            EntityType = "actor",
            EntityName = use.Actor,
            Start = use.First,
            End = use.Last,
            Observed = use.Count,
            Expected = 0,
            Count = use.Count,
            Evidence = use.Evidence,
            Explanation = $"{who} {(use.Refused ? "tried" : "used")} sudo for the first time in {Wording.Span(seen)} of events{whom}{where}{what}; {login}{later}.",
            Tags = ["attack.privilege_escalation", "attack.t1548.003"],
            Query = EventSelect.Text(Microseconds.ToTime(use.First), Microseconds.ToTime(use.Last), (EventColumn.Action, "sudo"), (EventColumn.Actor, use.Actor)),
        };
    }

    private sealed class Use(string actor, IEventCursor at)
    {
        private readonly List<EventKey> _evidence = [];

        public string Actor { get; } = actor;

        public long First { get; } = at.Time;

        public long Last { get; private set; }

        public bool Refused { get; } = at.Text(1) == Outcomes.Failure;

        public string? Target { get; } = at.Text(2);

        public string? Host { get; } = at.Text(3);

        public string? Command { get; } = at.Text(4);

        public long Count { get; private set; }

        public IReadOnlyList<EventKey> Evidence => _evidence;

        public void Add(IEventCursor at)
        {
            Count += at.Count;
            Last = at.Time;
            if (_evidence.Count < 2 * Trail.Kept)
                _evidence.Add(at.Key);
        }
    }
}
