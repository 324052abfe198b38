using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>What is done most: the three most frequent actions of an actor, of ten and more.</summary>
internal sealed class HighFrequencyAction(PatternHistory history) : IPattern
{
    public const string Type = "high_frequency_action";

    private const int Top = 3;
    private const int AtLeast = 10;

    public IReadOnlyList<EventFilter> Needs => [];

    public void Take(in SignIn at)
    {
    }

    public IEnumerable<PatternMatch> Matches()
    {
        var query = new FeatureQuery
        {
            Filter = history.Scope.Filter & new EventFilter.Present(EventColumn.Actor) & new EventFilter.Present(EventColumn.Action),
            GroupBy = [new Feature.Column(EventColumn.Actor), new Feature.Column(EventColumn.Action)],
            Aggregates = [Aggregate.Events, new Aggregate.First(), new Aggregate.Last()],
            AtLeast = AtLeast,
            Top = Top,
        };
        return history.Scope.Events.Features(query, history.CancellationToken).Where(row => row.Values[1] is not null).Select(Match);
    }

    private PatternMatch Match(FeatureRow row)
    {
        var (actor, action) = ((string)row.Group[0]!, (string)row.Group[1]!);
        var (count, first, last) = (row.Values[0]!.Value, row.Values[1]!.Value, row.Values[2]!.Value);
        var events = new EventFilter.In(EventColumn.Actor, [actor]) & new EventFilter.In(EventColumn.Action, [action]);
        var span = Microseconds.ToSpan(last - first);
        return new PatternMatch
        {
            Type = Type,
            Confidence = Math.Min(0.9, 0.5 + (0.1 * Math.Log10((double)count / AtLeast))),
            Severity = Severity.Informational,
            Title = $"{Wording.Name(actor)} did {Wording.Name(action)} {Wording.Count(count, "time")}",
            EntityType = "actor",
            EntityName = actor,
            Identity = $"{actor}\n{action}",
            Start = first,
            End = last,
            Observed = count,
            Count = count,
            Evidence = history.Events(events, first, last),
            Explanation = $"{Wording.Name(actor)} did {Wording.Name(action)} {Wording.Count(count, "time")} over {Wording.Span(span)}, which is among the {Top} most frequent.",
            Tags = [],
            Query = EventSelect.Text(Microseconds.ToTime(first), Microseconds.ToTime(last), (EventColumn.Actor, actor), (EventColumn.Action, action)),
        };
    }
}
