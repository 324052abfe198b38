using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>
/// The first use of sudo by an actor, once the events reach back far enough to call it the first: a quarter of the events' span,
/// at least a day, at most a week.
/// </summary>
/// <param name="known">Who has logged in.</param>
/// <param name="history">When the events begin, and when they end, in microseconds since 1970.</param>
internal sealed class FirstSudo(SignIns known, (long Start, long End) history) : IPattern
{
    private static readonly long Day = Microseconds.Of(TimeSpan.FromDays(1));

    private readonly Dictionary<string, Use?> _first = new(StringComparer.Ordinal);
    private readonly long _learntAt = history.Start + Math.Clamp((history.End - history.Start) / 4, Day, 7 * Day);

    public string Name => "first_sudo";

    public IReadOnlyList<EventFilter> Needs { get; } = [SignIn.Sudos, SignIn.Logins];

    /// <summary>The actor is known to have used sudo before these events.</summary>
    public void Know(string actor) => _first[actor] = null;

    public void Take(in SignIn at)
    {
        if (at.Action != SignIn.Sudo || at.Actor is not { } actor || Privileged.Is(actor))
            return;

        if (_first.TryGetValue(actor, out var use))
            use?.Again(at);
        else
            _first[actor] = at.Time >= _learntAt ? new Use(actor, at, known.Logins.FirstLogin(actor)) : null;
    }

    public IEnumerable<PatternMatch> Matches() => _first.Values.OfType<Use>().Select(ToMatch);

    private PatternMatch ToMatch(Use use)
    {
        var who = Wording.Name(use.Actor);
        var seen = Microseconds.ToSpan(use.Time - history.Start);
        var what = use.Command is null ? "" : $": {Wording.Name(use.Command)}";
        var whom = use.Target is null ? "" : $" as {Wording.Name(use.Target)}";
        var where = use.Host is null ? "" : $" on {Wording.Name(use.Host)}";
        var login = use.FirstLogin is not { } first ? "no login of this actor was seen before"
            : $"the actor's first login was {Wording.Span(Microseconds.ToSpan(use.Time - first))} before";
        var later = use.Count > 1 ? $", {Wording.Count(use.Count, "use")} in all" : "";
        return new PatternMatch
        {
            Type = Name,
            Confidence = 0.5 + (0.4 * Math.Min(1, seen.TotalDays / 30)),
            Severity = use.Refused ? Severity.High : Severity.Medium,
            Title = use.Refused ? $"{who} was refused the first use of sudo" : $"{who} used sudo for the first time",
            EntityType = "actor",
            EntityName = use.Actor,
            Start = use.Time,
            End = use.Last,
            Observed = use.Count,
            Expected = 0,
            Count = use.Count,
            Evidence = use.Evidence,
            Explanation = $"{who} {(use.Refused ? "tried" : "used")} sudo for the first time in {Wording.Span(seen)} of events{whom}{where}{what}; {login}{later}.",
            Tags = ["attack.privilege_escalation", "attack.t1548.003"],
            Query = EventSelect.Text(Microseconds.ToTime(use.Time), Microseconds.ToTime(use.Last), (EventColumn.Action, SignIn.Sudo), (EventColumn.Actor, use.Actor)),
        };
    }

    private sealed class Use(string actor, in SignIn at, long? firstLogin)
    {
        private readonly List<EventKey> _evidence = [at.Key];

        public string Actor { get; } = actor;

        public long Time { get; } = at.Time;

        public long Last { get; private set; } = at.Time;

        public long? FirstLogin { get; } = firstLogin;

        public string? Command { get; } = at.Command;

        public string? Target { get; } = at.Target;

        public string? Host { get; } = at.Host;

        public bool Refused { get; } = at.Failed;

        public long Count { get; private set; } = at.Count;

        public IReadOnlyList<EventKey> Evidence => _evidence;

        public void Again(in SignIn at)
        {
            Count += at.Count;
            Last = at.Time;
            if (_evidence.Count < 2 * Trail.Kept)
                _evidence.Add(at.Key);
        }
    }
}
