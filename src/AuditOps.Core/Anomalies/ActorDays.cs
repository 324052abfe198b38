using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Anomalies;

/// <summary>What each actor did with each value of a column, day by day; what failed does not count as a habit.</summary>
internal sealed class ActorDays
{
    private static readonly Feature Day = new Feature.TimeBucket(TimeSpan.FromDays(1));

    private ActorDays(IReadOnlyList<ActorHistory> actors) => Actors = actors;

    /// <summary>The actors, by name.</summary>
    public IReadOnlyList<ActorHistory> Actors { get; }

    /// <summary>The same days by what stands for each value, such as the place of an address; values that nothing stands for are left out.</summary>
    public ActorDays By(Func<string, string?> meaning) => new([.. Actors.Select(actor => new ActorHistory(actor.Name,
        [.. actor.Days.Select(day => day with { Value = meaning(day.Value) ?? "", Original = day.Value }).Where(day => day.Value.Length > 0)])).Where(actor => actor.Days.Count > 0)]);

    /// <summary>What is asked of a scope's events.</summary>
    public static FeatureQuery Query(EventScope scope, EventColumn column) => new()
    {
        Filter = scope.Filter & new EventFilter.Present(EventColumn.Actor) & new EventFilter.Present(column) & new EventFilter.Not(Outcomes.Are(Outcome.Failure)),
        GroupBy = [new Feature.Column(EventColumn.Actor), new Feature.Column(column), Day],
        Aggregates = [Aggregate.Events, new Aggregate.First(), new Aggregate.Last()],
    };

    /// <summary>Reads the answer.</summary>
    public static ActorDays Of(IEnumerable<FeatureRow> rows)
    {
        // Rows come by actor.
        var actors = new SortedDictionary<string, List<ActorDay>>(StringComparer.Ordinal);
        var (of, days) = (default(string), new List<ActorDay>());
        foreach (var row in rows)
        {
            if (row.Group is not [string actor, string value, DateTime day] || row.Values is not [{ } count, { } first, { } last])
                continue;
            if (actor != of)
                actors[of = actor] = days = [];
            days.Add(new ActorDay(day, value, count, Microseconds.ToTime(first), Microseconds.ToTime(last)));
        }

        return new ActorDays([.. actors.Select(pair => new ActorHistory(pair.Key, pair.Value))]);
    }
}

/// <summary>One actor's days.</summary>
/// <param name="Name">Who.</param>
/// <param name="Days">What was done on each day with each value.</param>
internal sealed record ActorHistory(string Name, IReadOnlyList<ActorDay> Days)
{
    /// <summary>The days with events, in order.</summary>
    public IReadOnlyList<DateTime> ActiveDays { get; } = [.. Days.Select(day => day.Day).Distinct().Order()];
}

/// <summary>An actor's events of one day that have one value.</summary>
/// <param name="Day">Midnight, UTC.</param>
/// <param name="Value">The value.</param>
/// <param name="Count">How many events.</param>
/// <param name="First">The first.</param>
/// <param name="Last">The last.</param>
internal sealed record ActorDay(DateTime Day, string Value, long Count, DateTime First, DateTime Last)
{
    /// <summary>What the events have, where the value stands for it.</summary>
    public string Original { get; init; } = Value;
}
