using AuditOps.Core.Findings;
using AuditOps.Core.Rules.Compilation;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>
/// The first time that an actor does what the pattern's document says, once the events reach back far enough to call it the first: a quarter
/// of the events' span, at least a day, at most a week. Counts tell who it is; only their events are read.
/// </summary>
/// <param name="rule">What is done, and how it is told.</param>
/// <param name="compiler">Reads the rule.</param>
/// <param name="known">Who has logged in.</param>
/// <param name="history">The events, and when they begin.</param>
internal sealed class FirstAction(DetectionRule rule, RuleCompiler compiler, SignIns known, PatternHistory history) : IPattern
{
    private static readonly EventField Actor = PatternEvents.Field(EventColumn.Actor);

    private static readonly IReadOnlyList<EventField> Fields =
        [Actor, .. new[] { EventColumn.Outcome, EventColumn.Target, EventColumn.Host, EventColumn.Command, EventColumn.Resource, EventColumn.Action }.Select(PatternEvents.Field)];

    private readonly PatternEvents _events = new(rule, compiler, history);

    public IReadOnlyList<EventFilter> Needs { get; } = [SignIn.Logins];

    public void Take(in SignIn at)
    {
    }

    public IEnumerable<PatternMatch> Matches()
    {
        var learnt = Microseconds.From(history.Learnt);
        var news = _events.GroupBy(Actor).Where(group => group.First >= learnt).ToList();
        return news.Count == 0 ? [] : Uses([.. news.Select(group => group.Values[0])], news.Min(group => group.First)).Select(ToMatch);
    }

    private IEnumerable<Use> Uses(List<string> actors, long first)
    {
        var uses = new SortedDictionary<string, Use>(StringComparer.Ordinal);
        using var at = _events.Read(new EventFilter.TimeRange(Microseconds.ToTime(first), null) & new EventFilter.In(EventColumn.Actor, actors), Fields);
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
        var pattern = rule.Pattern!;
        var who = Wording.Name(use.Actor);
        var did = use.Refused ? pattern.Tried! : pattern.Did!;
        var seen = Microseconds.ToTime(use.First) - history.Start;
        var what = use.What is null ? "" : $": {Wording.Name(use.What)}";
        var whom = use.Target is null || pattern.Whom is null ? "" : $" {pattern.Whom} {Wording.Name(use.Target)}";
        var where = use.Host is null ? "" : $" on {Wording.Name(use.Host)}";
        var login = known.Logins.FirstLogin(use.Actor) is { } first && first < use.First
            ? $"the actor's first login was {Wording.Span(Microseconds.ToSpan(use.First - first))} before"
            : "no login of this actor was seen before";
        var later = use.Count > 1 ? $", {Wording.Count(use.Count, "time")} in all" : "";
        return new PatternMatch
        {
            Type = rule.Name!,
            Confidence = 0.5 + (0.4 * Math.Min(1, seen.TotalDays / 30)),
            Severity = use.Refused ? (Severity)Math.Min((int)rule.Level + 1, (int)Severity.Critical) : rule.Level,
            Title = $"{who} {did} for the first time{(use.Refused ? ", and was refused" : "")}",
            EntityType = "actor",
            EntityName = use.Actor,
            Start = use.First,
            End = use.Last,
            Observed = use.Count,
            Expected = 0,
            Count = use.Count,
            Evidence = use.Evidence,
            Explanation = $"{who} {did} for the first time in {Wording.Span(seen)} of events{whom}{where}{what}; {login}{later}.",
            Tags = rule.Tags,
            Query = EventSelect.Text(Microseconds.ToTime(use.First), Microseconds.ToTime(use.Last), (EventColumn.Action, use.Action), (EventColumn.Actor, use.Actor)),
        };
    }

    private sealed class Use(string actor, IRuleCursor at)
    {
        private readonly List<EventKey> _evidence = [];

        public string Actor { get; } = actor;

        public long First { get; } = at.Time;

        public long Last { get; private set; }

        public bool Refused { get; } = at.Text(1) == Operations.Outcomes.Failure;

        public string? Target { get; } = at.Text(2);

        public string? Host { get; } = at.Text(3);

        public string? What { get; } = at.Text(4) ?? at.Text(5);

        public string? Action { get; } = at.Text(6);

        public long Count { get; private set; }

        public IReadOnlyList<EventKey> Evidence => _evidence;

        public void Add(IRuleCursor at)
        {
            Count += at.Count;
            Last = at.Time;
            if (_evidence.Count < 2 * Trail.Kept)
                _evidence.Add(at.Key);
        }
    }
}
