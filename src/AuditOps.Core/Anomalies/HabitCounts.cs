using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Anomalies;

/// <summary>What the wanted kinds of habits count, in one pass over the events.</summary>
internal sealed class HabitCounts
{
    public HabitCounts(EventScope scope, IReadOnlySet<string> wanted, CancellationToken cancellationToken)
    {
        var (news, queries) = (wanted.Contains(HabitAnomalies.FirstSeenName), new List<FeatureQuery>());
        var addresses = Ask(news || wanted.Contains(GeographicChange.Name), () => ActorDays.Query(scope, EventColumn.SourceIp));
        var hosts = Ask(news, () => ActorDays.Query(scope, EventColumn.Host));
        var actions = Ask(news || wanted.Contains(UserBehaviour.Name), () => ActorDays.Query(scope, EventColumn.Action));
        var combinations = Ask(wanted.Contains(OddCombination.Name), () => OddCombination.Query(scope));
        if (queries.Count == 0)
            return;

        var rows = scope.Events.Features(queries, cancellationToken);
        Addresses = addresses is { } first ? ActorDays.Of(rows[first]) : null;
        Hosts = hosts is { } second ? ActorDays.Of(rows[second]) : null;
        Actions = actions is { } third ? ActorDays.Of(rows[third]) : null;
        Combinations = combinations is { } last ? rows[last] : null;

        int? Ask(bool isWanted, Func<FeatureQuery> query)
        {
            if (!isWanted)
                return null;
            queries.Add(query());
            return queries.Count - 1;
        }
    }

    /// <summary>Actors' addresses, day by day; null if no kind needs them.</summary>
    public ActorDays? Addresses { get; }

    /// <summary>Actors' hosts, day by day.</summary>
    public ActorDays? Hosts { get; }

    /// <summary>Actors' actions, day by day.</summary>
    public ActorDays? Actions { get; }

    /// <summary>Actor, action and host of events that have all three.</summary>
    public IEnumerable<FeatureRow>? Combinations { get; }
}
