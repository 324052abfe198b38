using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>
/// A host that was quiet for at least an hour, and more than six times as long as ever otherwise. Told only where it logged in twenty
/// spans of ten minutes, so that its usual pauses are known.
/// </summary>
internal sealed class QuietTime(PatternHistory history)
{
    private const int FewestSpans = 20;
    private const int Times = 6;
    private static readonly long Shortest = Microseconds.Of(TimeSpan.FromHours(1));

    public IEnumerable<PatternMatch> Matches()
    {
        var query = new FeatureQuery
        {
            Filter = history.Filter & new EventFilter.Present(EventColumn.Host),
            GroupBy = [new Feature.Column(EventColumn.Host), new Feature.TimeBucket(TimeSpan.FromMinutes(10))],
            Aggregates = [new Aggregate.Records(), new Aggregate.First(), new Aggregate.Last()],
        };
        return history.Scope.Events.Features(query, history.CancellationToken)
            .Where(row => row.Values[1] is not null)
            .GroupBy(row => (string)row.Group[0]!, StringComparer.Ordinal)
            .Where(host => host.Skip(FewestSpans - 1).Any())
            .SelectMany(host => Longest(host.Key, [.. host.Zip(host.Skip(1), (before, after) => (before.Values[2]!.Value, after.Values[1]!.Value))]));
    }

    private IEnumerable<PatternMatch> Longest(string host, List<(long From, long To)> pauses)
    {
        var longest = pauses.OrderByDescending(pause => pause.To - pause.From).Take(2).ToList();
        var (quiet, usual) = (longest[0].To - longest[0].From, longest[1].To - longest[1].From);
        if (quiet >= Shortest && quiet > Times * usual && longest[0].To >= Microseconds.From(history.Since))
            yield return Match(host, longest[0].From, longest[0].To, usual);
    }

    private PatternMatch Match(string host, long from, long to, long usual)
    {
        var (who, quiet) = (Wording.Name(host), Wording.Span(Microseconds.ToSpan(to - from)));
        var events = new EventFilter.In(EventColumn.Host, [host]);
        return new PatternMatch
        {
            Type = LogGap.Type,
            Confidence = Math.Min(0.9, 0.4 + (0.1 * Math.Log2((double)(to - from) / Math.Max(usual, 1)))),
            Severity = Severity.Medium,
            Title = $"{who} was quiet for {quiet}",
            EntityType = "host",
            EntityName = host,
            Start = from,
            End = to,
            Observed = Microseconds.ToSpan(to - from).TotalSeconds,
            Expected = Microseconds.ToSpan(usual).TotalSeconds,
            Count = 0,
            Evidence = [.. history.Events(events, from, from, 1), .. history.Events(events, to, to, 1)],
            Explanation = $"Nothing came of {who} for {quiet}, more than {Times} times its longest pause otherwise ({Wording.Span(Microseconds.ToSpan(usual))}).",
            Tags = ["attack.defense_evasion", "attack.t1562"],
            Query = EventSelect.Text(Microseconds.ToTime(from), Microseconds.ToTime(to), (EventColumn.Host, host)),
        };
    }
}
