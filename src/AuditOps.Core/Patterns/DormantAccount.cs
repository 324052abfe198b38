using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>An account that logs in again after at least 30 days without a login. Days tell which; their edges tell how long.</summary>
internal sealed class DormantAccount(PatternHistory history) : IPattern
{
    public const string Type = "dormant_account_returns";

    private static readonly long Dormant = Microseconds.Of(TimeSpan.FromDays(30));

    public IReadOnlyList<EventFilter> Needs => [];

    public void Take(in SignIn at)
    {
    }

    public IEnumerable<PatternMatch> Matches()
    {
        // What is shorter than this holds nothing that was dormant.
        if (history.Until - history.Start < Microseconds.ToSpan(Dormant))
            return [];

        var query = new FeatureQuery
        {
            Filter = history.Filter & SignIn.Logins & new EventFilter.Present(EventColumn.Actor),
            GroupBy = [new Feature.Column(EventColumn.Actor), new Feature.TimeBucket(TimeSpan.FromDays(1))],
            Aggregates = [Aggregate.Events, new Aggregate.First(), new Aggregate.Last()],
        };
        return history.Scope.Events.Features(query, history.CancellationToken)
            .GroupBy(row => (string)row.Group[0]!, StringComparer.Ordinal)
            .SelectMany(actor => Returns(actor.Key, [.. actor]));
    }

    private IEnumerable<PatternMatch> Returns(string actor, List<FeatureRow> days)
    {
        var logins = 0L;
        for (var i = 1; i < days.Count; i++)
        {
            logins += days[i - 1].Values[0]!.Value;
            var (last, first) = (days[i - 1].Values[2]!.Value, days[i].Values[1]!.Value);
            if (first - last >= Dormant && first >= Microseconds.From(history.Since))
                yield return Match(actor, last, first, logins);
        }
    }

    private PatternMatch Match(string actor, long last, long first, long logins)
    {
        var who = Wording.Name(actor);
        var away = Microseconds.ToSpan(first - last);
        var events = SignIn.Logins & new EventFilter.In(EventColumn.Actor, [actor]);
        return new PatternMatch
        {
            Type = Type,
            Confidence = Math.Min(0.9, 0.6 + (0.1 * Math.Log2(away / Microseconds.ToSpan(Dormant)))),
            Severity = Privileged.Is(actor) ? Severity.High : Severity.Medium,
            Title = $"{who} logged in after {Wording.Span(TimeSpan.FromDays(Math.Floor(away.TotalDays)))} without a login",
            EntityType = "actor",
            EntityName = actor,
            Start = first,
            End = first,
            Observed = Math.Floor(away.TotalDays),
            Expected = 29,
            Count = 1,
            Evidence = [.. history.Events(events, last, last, 1), .. history.Events(events, first, first, 1)],
            Explanation = $"{who} logged in for the first time in {Wording.Span(away)}, after {Wording.Count(logins, "login")} before; 30 d is the limit.",
            Tags = ["attack.initial_access", "attack.t1078"],
            Query = EventSelect.Text(Microseconds.ToTime(last), Microseconds.ToTime(first), (EventColumn.Action, SignIn.Login), (EventColumn.Actor, actor)),
        };
    }
}
