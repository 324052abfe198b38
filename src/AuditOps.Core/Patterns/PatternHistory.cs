using AuditOps.Core.Geography;
using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>The events that patterns look at, and those before them that say what was usual.</summary>
/// <param name="Scope">The events of the window.</param>
/// <param name="Filter">The request's conditions without the window's start.</param>
/// <param name="Start">When the events begin, whatever the window.</param>
/// <param name="Since">When the window begins.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Atlas">Where addresses are.</param>
/// <param name="CancellationToken">Ends the work.</param>
internal sealed record PatternHistory(
    EventScope Scope, EventFilter Filter, DateTime Start, DateTime Since, DateTime Until, IAtlas Atlas, CancellationToken CancellationToken)
{
    private readonly Lazy<IReadOnlySet<(EventColumn, string)>> _words = new(() => Words(Scope, Filter, CancellationToken));

    /// <summary>Whether there may be events that meet a condition, by the formats and actions that there are.</summary>
    public bool MayHold(EventFilter condition) => condition switch
    {
        EventFilter.And and => and.Parts.All(MayHold),
        EventFilter.Or or => or.Parts.Any(MayHold),
        EventFilter.Field { Of.Column: EventColumn.Action or EventColumn.Format, Test: FieldTest.Text { Pattern: [Wildcard.Literal word] } } field =>
            _words.Value.Contains((field.Of.Column!.Value, word.Text.ToLowerInvariant())),
        _ => true,
    };

    /// <summary>The history of a request, or null when there are no events.</summary>
    public static PatternHistory? Of(GetPattern request, EventScope scope, OperationContext context) =>
        scope is { Since: { } since, Until: { } until } && scope.Events.Range is var (first, _)
            ? new PatternHistory(scope, EventFilters.From(request with { Since = null }), request.Since is null ? since : first, since, until,
                context.Atlas(request.Store), context.CancellationToken)
            : null;

    /// <summary>From when on something can be called the first: a quarter of the events' span after their start, at least a day, at most a week.</summary>
    public DateTime Learnt
    {
        get
        {
            var day = TimeSpan.FromDays(1);
            var learnt = Start + TimeSpan.FromTicks(Math.Clamp((Until - Start).Ticks / 4, day.Ticks, 7 * day.Ticks));
            return learnt > Since ? learnt : Since;
        }
    }

    /// <summary>The first events that meet a condition, between two times, both inclusive.</summary>
    public IReadOnlyList<EventKey> Events(EventFilter filter, long from, long to, int most = Trail.Kept)
    {
        var within = new EventFilter.TimeRange(Microseconds.ToTime(from), Microseconds.ToTime(to + 1));
        using var at = Scope.Events.Stream(new EventStream(Filter & within & filter, [], most), CancellationToken);
        var keys = new List<EventKey>();
        while (at.Read())
            keys.Add(at.Key);
        return keys;
    }

    /// <summary>Who had logged in before the window, and from where, from counts alone.</summary>
    public void Recall(LoginHistory logins)
    {
        if (Start >= Since)
            return;

        var query = new FeatureQuery
        {
            Filter = Filter & new EventFilter.TimeRange(Since - Start > LoginHistory.Memory ? Since - LoginHistory.Memory : null, Since) & SignIn.Logins,
            GroupBy = [new Feature.Column(EventColumn.Actor), new Feature.Column(EventColumn.SourceIp)],
            Aggregates = [new Aggregate.First(), new Aggregate.Last()],
        };
        foreach (var row in Scope.Events.Features(query, CancellationToken))
        {
            logins.Add((string?)row.Group[0], (string?)row.Group[1], row.Values[0] ?? 0);
            logins.Add((string?)row.Group[0], (string?)row.Group[1], row.Values[1] ?? 0);
        }
    }

    /// <summary>When campaigns began that were going on before the window, so that a finding keeps its identity while the window slides.</summary>
    /// <param name="of">The column that holds the entities.</param>
    /// <param name="starts">The entities, and when they first fail within the window.</param>
    public IReadOnlyDictionary<string, long> Beginnings(EventColumn of, IReadOnlyDictionary<string, long> starts)
    {
        var quiet = Microseconds.Of(FailureLedger.Quiet);
        List<string> names = [.. starts.Where(pair => pair.Value - Microseconds.From(Since) <= quiet).Select(pair => pair.Key)];
        if (Start >= Since || names.Count == 0)
            return starts;

        var query = new FeatureQuery
        {
            Filter = Filter & new EventFilter.TimeRange(Since - Start > LoginHistory.Memory ? Since - LoginHistory.Memory : null, Since) & SignIn.Failures & new EventFilter.In(of, names),
            GroupBy = [new Feature.Column(of), new Feature.TimeBucket(TimeSpan.FromHours(1))],
            Aggregates = [new Aggregate.First(), new Aggregate.Last()],
        };
        var beginnings = starts.ToDictionary(StringComparer.Ordinal);
        foreach (var row in Scope.Events.Features(query, CancellationToken).Reverse())
        {
            var name = (string)row.Group[0]!;
            if (beginnings[name] - row.Values[1] <= quiet)
                beginnings[name] = row.Values[0]!.Value;
        }

        return beginnings;
    }

    private static HashSet<(EventColumn, string)> Words(EventScope scope, EventFilter filter, CancellationToken cancellationToken)
    {
        var query = new FeatureQuery { Filter = filter, GroupBy = [new Feature.Column(EventColumn.Format), new Feature.Column(EventColumn.Action)] };
        return [.. scope.Events.Features(query, cancellationToken).SelectMany(row => new[] { (EventColumn.Format, row.Group[0]), (EventColumn.Action, row.Group[1]) })
            .Where(pair => pair.Item2 is not null).Select(pair => (pair.Item1, ((string)pair.Item2!).ToLowerInvariant()))];
    }
}
