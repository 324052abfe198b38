using AuditOps.Core.Geography;
using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Anomalies;

/// <summary>The anomalies that compare actors with their own habits and with each other's; what they need is counted in one pass.</summary>
internal sealed class HabitAnomalies(EventScope scope, IAtlas atlas, GetAnomaly request, CancellationToken cancellationToken)
{
    public const string FirstSeenName = "first_seen";

    // A log of one actor is looked at once a day: no reason to report what happens to everybody.
    private const double LeastLooks = 20;

    private readonly SuspicionFinding _findings = new(scope, cancellationToken);

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<string> Names { get; } = [FirstSeenName, GeographicChange.Name, OddCombination.Name, UserBehaviour.Name];

    /// <summary>The findings of the wanted kinds, without their evidence.</summary>
    public IEnumerable<Anomaly> Find(IReadOnlySet<string> wanted)
    {
        var counts = new HabitCounts(scope, wanted, cancellationToken);
        if (counts.Addresses is { } addresses)
        {
            foreach (var finding in Addresses(addresses, wanted))
                yield return finding;
        }

        if (wanted.Contains(FirstSeenName))
        {
            foreach (var finding in News(counts.Hosts!, EventColumn.Host).Concat(News(counts.Actions!, EventColumn.Action)))
                yield return finding;
        }

        if (wanted.Contains(UserBehaviour.Name))
        {
            var behaviour = new UserBehaviour(counts.Actions!);
            foreach (var finding in Report(behaviour.Find(), behaviour.LooksPerDay))
                yield return finding;
        }

        if (wanted.Contains(OddCombination.Name))
        {
            var combinations = new OddCombination(counts.Combinations!);
            var found = combinations.Find();
            foreach (var finding in Report(found, combinations.Looks / Math.Max(1, Span())))
                yield return finding;
        }
    }

    /// <summary>Adds the evidence; null when the finding is none of ours.</summary>
    public Anomaly? Complete(Anomaly finding) => _findings.Complete(finding);

    private IEnumerable<Anomaly> Addresses(ActorDays days, IReadOnlySet<string> wanted)
    {
        var first = new FirstSeen(days, EventColumn.SourceIp, FirstSeenName);
        var geography = new GeographicChange(days, atlas);
        var places = geography.Find();

        // An address in a new place, or of a new operator, is told by that.
        var told = places.Select(place => (place.Actor, Address: place.Having[1].Value)).ToHashSet();
        var news = first.Find().Where(address => !told.Contains((address.Actor, address.Having[1].Value)));
        return Report(places.Concat(news).Where(suspicion => wanted.Contains(suspicion.Type)), first.LooksPerDay + geography.OperatorLooksPerDay);
    }

    private IEnumerable<Anomaly> News(ActorDays days, EventColumn column)
    {
        var first = new FirstSeen(days, column, FirstSeenName);
        return Report(first.Find(), first.LooksPerDay);
    }

    private IEnumerable<Anomaly> Report(IEnumerable<Suspicion> suspicions, double looksPerDay)
    {
        var limit = AlarmLimit.Of(request, looksPerDay, AnomalyCatalog.Share, LeastLooks);
        return suspicions.Where(limit.Reports).Select(suspicion => _findings.Of(suspicion, limit));
    }

    private double Span() => scope is { Since: { } since, Until: { } until } ? (until - since).TotalDays : 1;
}
