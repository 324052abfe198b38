using AuditOps.Core.Findings;
using AuditOps.Core.Rules.Compilation;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>
/// What an actor never used before, such as an address, a host or a key, in events that the pattern's document chooses, once the events reach
/// back far enough to call it the first time, and the actor had used others before. Counts tell; only the evidence is read.
/// </summary>
/// <param name="rule">What is done, with what, and how it is told.</param>
/// <param name="compiler">Reads the rule.</param>
/// <param name="history">The events, and when they begin.</param>
internal sealed class FirstValue(DetectionRule rule, RuleCompiler compiler, PatternHistory history) : IPattern
{
    private readonly EventField _actor = PatternEvents.Field(EventColumn.Actor);
    private readonly EventField _of = compiler.Field(rule, rule.Pattern!.OfField!);
    private readonly PatternEvents _events = new(rule, compiler, history);

    public IReadOnlyList<EventFilter> Needs => [];

    public void Take(in SignIn at)
    {
    }

    public IEnumerable<PatternMatch> Matches()
    {
        var learnt = Microseconds.From(history.Learnt);
        return _events.GroupBy(_actor, _of)
            .GroupBy(row => row.Values[0], StringComparer.Ordinal)
            .SelectMany(actor => actor.Where(row => row.First >= learnt && actor.Any(other => other.First < row.First)).Select(row => Match(row, [.. actor.Where(other => other.First < row.First)])));
    }

    private PatternMatch Match(EventGroup row, IReadOnlyList<EventGroup> before)
    {
        var (did, noun) = (rule.Pattern!.Did!, rule.Pattern.OfType!);
        var (who, what) = (Wording.Name(row.Values[0]), Wording.Name(row.Values[1]));
        var times = before.Sum(other => other.Count);
        return new PatternMatch
        {
            Type = rule.Name!,

            // Who has many of them gets new ones.
            Confidence = Math.Min(0.9, 0.5 + (0.4 * Math.Min(1, times / 20.0) / before.Count)),
            Severity = rule.Level,
            Title = $"{who} {did} a new {noun}",
            EntityType = "actor",
            EntityName = row.Values[0],
            Identity = string.Join('\n', row.Values),
            Start = row.First,
            End = row.Last,
            Observed = row.Count,
            Expected = 0,
            Count = row.Count,
            Evidence = Evidence(row),
            Explanation = $"{who} {did} {what} for the first time, after {Wording.Count(times, "event")} with {Wording.Count(before.Count, $"other {noun}")}.",
            Tags = rule.Tags,
            Query = EventSelect.Text(Microseconds.ToTime(row.First), Microseconds.ToTime(row.Last), [(EventColumn.Actor, row.Values[0]), .. Condition(row.Values[1])]),
        };
    }

    private IEnumerable<(EventColumn, string?)> Condition(string value) => _of.Column is { } column ? [(column, value)] : [];

    private List<EventKey> Evidence(EventGroup row)
    {
        var within = new EventFilter.TimeRange(Microseconds.ToTime(row.First), Microseconds.ToTime(row.Last + 1)) & new EventFilter.In(EventColumn.Actor, [row.Values[0]]);
        using var at = _events.Read(_of.Column is { } column ? within & new EventFilter.In(column, [row.Values[1]]) : within, [_of]);
        var keys = new List<EventKey>();
        while (keys.Count < Trail.Kept && at.Read())
        {
            if (at.Text(0) == row.Values[1])
                keys.Add(at.Key);
        }

        return keys;
    }
}
