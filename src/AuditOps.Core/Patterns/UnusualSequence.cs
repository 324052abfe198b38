using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>
/// Sequences of actions that are unusual for an actor, mined from the events themselves. What follows what is counted for each actor and
/// for all. A step is new when the actor has done the first action at least 50 times and never the second one after it; it is rare when
/// less than one in 200 of all who did the first went on so. Two new and rare steps within half an hour of each other are told.
/// </summary>
internal sealed class UnusualSequence(PatternHistory history) : IPattern
{
    public const string Type = "unusual_sequence";

    private const int Learnt = 50;
    private const int Rare = 200;
    private const int FewestSteps = 2;
    private static readonly long Together = Microseconds.Of(TimeSpan.FromMinutes(30));
    private static readonly IReadOnlyList<EventColumn> Columns = [EventColumn.Actor, EventColumn.Action];

    private readonly Dictionary<string, Habits> _actors = new(StringComparer.Ordinal);
    private readonly Steps _all = new();

    public IReadOnlyList<EventFilter> Needs => [];

    public void Take(in SignIn at)
    {
    }

    public IEnumerable<PatternMatch> Matches()
    {
        var found = new List<Surprise>();
        var filter = history.Scope.Filter & new EventFilter.Present(EventColumn.Actor) & new EventFilter.Present(EventColumn.Action);
        using var at = history.Scope.Events.Stream(new EventStream(filter, Columns), history.CancellationToken);
        while (at.Read())
        {
            var (actor, action) = (at.Text(0)!, at.Text(1)!);
            if (!_actors.TryGetValue(actor, out var habits))
                _actors[actor] = habits = new Habits();
            Step(actor, habits, action, at, found);
        }

        return found.Where(surprise => surprise.Steps.Count >= FewestSteps).Select(Match);
    }

    private void Step(string actor, Habits habits, string action, IEventCursor at, List<Surprise> found)
    {
        if (habits.Last is { } last && at.Time - habits.Time <= Together)
        {
            if (habits.Own.From(last) >= Learnt && habits.Own.Times(last, action) == 0 && Rare * _all.Times(last, action) < _all.From(last))
                Surprised(actor, habits, last, action, at, found);
            habits.Own.Add(last, action);
            _all.Add(last, action);
        }

        (habits.Last, habits.Time, habits.Key) = (action, at.Time, at.Key);
    }

    private static void Surprised(string actor, Habits habits, string from, string to, IEventCursor at, List<Surprise> found)
    {
        if (habits.Open is not { } open || at.Time - open.End > Together)
            found.Add(habits.Open = open = new Surprise(actor, habits.Time));
        open.End = at.Time;
        open.Steps.Add($"{Wording.Name(from)} → {Wording.Name(to)}");
        if (open.Evidence.Count < 2 * Trail.Kept)
            open.Evidence.AddRange(open.Evidence is [.., var last] && last == habits.Key ? [at.Key] : [habits.Key, at.Key]);
    }

    private static PatternMatch Match(Surprise surprise)
    {
        var who = Wording.Name(surprise.Actor);
        var steps = string.Join(", ", surprise.Steps.Take(3)) + (surprise.Steps.Count > 3 ? $" and {Wording.Number(surprise.Steps.Count - 3)} more" : "");
        return new PatternMatch
        {
            Type = Type,
            Confidence = Math.Min(0.9, 0.5 + (0.1 * (surprise.Steps.Count - FewestSteps))),
            Severity = Severity.Low,
            Title = $"{who} did {Wording.Count(surprise.Steps.Count, "thing")} in an unusual order",
            EntityType = "actor",
            EntityName = surprise.Actor,
            Start = surprise.Start,
            End = surprise.End,
            Observed = surprise.Steps.Count,
            Expected = 0,
            Count = surprise.Evidence.Count,
            Evidence = surprise.Evidence,
            Explanation = $"{who} never did these one after the other before, and of all who did the first fewer than one in {Rare} did: {steps}.",
            Tags = ["attack.execution"],
            Query = EventSelect.Text(Microseconds.ToTime(surprise.Start), Microseconds.ToTime(surprise.End), (EventColumn.Actor, surprise.Actor)),
        };
    }

    private sealed class Habits
    {
        public Steps Own { get; } = new();

        public string? Last { get; set; }

        public long Time { get; set; }

        public EventKey Key { get; set; }

        public Surprise? Open { get; set; }
    }

    /// <summary>How often what follows what.</summary>
    private sealed class Steps
    {
        private readonly Dictionary<string, int> _from = new(StringComparer.Ordinal);
        private readonly Dictionary<(string, string), int> _times = [];

        public int From(string action) => _from.GetValueOrDefault(action);

        public int Times(string from, string to) => _times.GetValueOrDefault((from, to));

        public void Add(string from, string to)
        {
            _from[from] = From(from) + 1;
            _times[(from, to)] = Times(from, to) + 1;
        }
    }

    private sealed class Surprise(string actor, long start)
    {
        public string Actor => actor;

        public long Start => start;

        public long End { get; set; }

        public List<string> Steps { get; } = [];

        public List<EventKey> Evidence { get; } = [];
    }
}
