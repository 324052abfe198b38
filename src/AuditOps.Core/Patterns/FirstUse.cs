using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>
/// Logins of an actor from an address, or to a host, that it never used before, once the events reach back far enough to call it the
/// first time, and the actor had logged in otherwise before. Counts tell; no event is streamed.
/// </summary>
/// <param name="use">What is used.</param>
/// <param name="history">The events, and when they begin.</param>
internal sealed class FirstUse(FirstUse.Kind use, PatternHistory history) : IPattern
{
    public static readonly Kind Address = new("login_from_new_address", EventColumn.SourceIp, "from", "address", ["attack.initial_access", "attack.t1078"]);
    public static readonly Kind Host = new("login_to_new_host", EventColumn.Host, "to", "host", ["attack.lateral_movement", "attack.t1021"]);

    public IReadOnlyList<EventFilter> Needs => [];

    public void Take(in SignIn at)
    {
    }

    public IEnumerable<PatternMatch> Matches()
    {
        var query = new FeatureQuery
        {
            Filter = history.Filter & SignIn.Logins & new EventFilter.Present(EventColumn.Actor) & new EventFilter.Present(use.Column),
            GroupBy = [new Feature.Column(EventColumn.Actor), new Feature.Column(use.Column)],
            Aggregates = [Aggregate.Events, new Aggregate.First(), new Aggregate.Last()],
        };
        var learnt = Microseconds.From(history.Learnt);
        return history.Scope.Events.Features(query, history.CancellationToken)
            .Select(row => new Use((string)row.Group[0]!, (string)row.Group[1]!, row.Values[0]!.Value, row.Values[1]!.Value, row.Values[2]!.Value))
            .GroupBy(row => row.Actor, StringComparer.Ordinal)
            .SelectMany(actor => actor.Where(row => row.First >= learnt && actor.Any(other => other.First < row.First)).Select(row => Match(row, [.. actor.Where(other => other.First < row.First)])));
    }

    private PatternMatch Match(Use row, IReadOnlyList<Use> before)
    {
        var (who, what) = (Wording.Name(row.Actor), Wording.Name(row.Value));
        var events = new EventFilter.In(EventColumn.Actor, [row.Actor]) & new EventFilter.In(use.Column, [row.Value]) & SignIn.Logins;
        var logins = before.Sum(other => other.Count);
        return new PatternMatch
        {
            Type = use.Type,

            // Who has many of them gets new ones.
            Confidence = Math.Min(0.9, 0.5 + (0.4 * Math.Min(1, logins / 20.0) / before.Count)),
            Severity = Severity.Low,
            Title = $"{who} logged in {use.Preposition} a new {use.Noun}",
            EntityType = "actor",
            EntityName = row.Actor,
            Identity = $"{row.Actor}\n{row.Value}",
            Start = row.First,
            End = row.Last,
            Observed = row.Count,
            Expected = 0,
            Count = row.Count,
            Evidence = history.Events(events, row.First, row.Last),
            Explanation = $"{who} logged in {use.Preposition} {what} for the first time; {Wording.Count(logins, "login")} before were {use.Preposition} {Wording.Count(before.Count, $"other {use.Noun}")}.",
            Tags = use.Tags,
            Query = EventSelect.Text(Microseconds.ToTime(row.First), Microseconds.ToTime(row.Last), (EventColumn.Action, SignIn.Login), (EventColumn.Actor, row.Actor), (use.Column, row.Value)),
        };
    }

    /// <summary>What can be used for the first time.</summary>
    public sealed record Kind(string Type, EventColumn Column, string Preposition, string Noun, IReadOnlyList<string> Tags);

    private sealed record Use(string Actor, string Value, long Count, long First, long Last);
}
