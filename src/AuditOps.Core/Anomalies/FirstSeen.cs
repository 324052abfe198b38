using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Anomalies;

/// <summary>
/// Values that an actor with a history uses for the first time. How likely that was on any day follows from how many of the actor's values were
/// seen on one day only (Good and Turing, as in Good 1953), drawn towards how often all actors begin something new; of values that nobody
/// else uses, from how many of all habits are of such values.
/// </summary>
internal sealed class FirstSeen(ActorDays days, EventColumn column, string type)
{
    // Fewer days are no history: whoever works at three places has by then mostly been seen at each.
    private const int FewestDays = 8;
    private const double PriorDays = 2;

    /// <summary>How many actors are looked at in a day, on average.</summary>
    public double LooksPerDay { get; } = days.Actors.Sum(actor => actor.ActiveDays.Count)
        / (double)Math.Max(1, days.Actors.SelectMany(actor => actor.ActiveDays).Distinct().Count());

    /// <summary>All first uses by actors with a history, however likely.</summary>
    public IReadOnlyList<Suspicion> Find()
    {
        var users = days.Actors.SelectMany(actor => actor.Days.Select(day => (day.Value, actor.Name)).Distinct())
            .GroupBy(pair => pair.Value, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var news = days.Actors.SelectMany(Newcomers).ToList();
        var looked = days.Actors.Sum(actor => Math.Max(0, actor.ActiveDays.Count - FewestDays));
        var usual = Math.Max(1.0, news.Count) / Math.Max(1, looked);
        var own = (users.Values.Count(count => count == 1) + 1.0) / (users.Values.Sum() + 1.0);
        return [.. news.Select(each => ToSuspicion(each, usual, users[each.Value.Value], own))];
    }

    private static IEnumerable<Newcomer> Newcomers(ActorHistory actor)
    {
        var values = actor.Days.GroupBy(day => day.Value, StringComparer.Ordinal)
            .Select(group => (First: group.MinBy(day => day.First)!, Days: group.Select(day => day.Day).Distinct().Order().Take(2).ToArray())).ToList();
        if (actor.ActiveDays.Count <= FewestDays)
            yield break;

        // Seen on one day only before a day: begun before it, and not seen a second time before it.
        var begun = values.Select(value => value.Days[0]).Order().ToArray();
        var again = values.Where(value => value.Days.Length > 1).Select(value => value.Days[1]).Order().ToArray();
        foreach (var (first, seen) in values)
        {
            var before = CountBefore(actor.ActiveDays, seen[0]);
            if (before < FewestDays)
                continue;
            var known = CountBefore(begun, seen[0]);
            yield return new Newcomer(actor, first, before, known, known - CountBefore(again, seen[0]));
        }
    }

    private static int CountBefore(IReadOnlyList<DateTime> sorted, DateTime day)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < day)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private Suspicion ToSuspicion(Newcomer each, double usual, int users, double own)
    {
        var rate = (each.Once + (PriorDays * usual)) / (each.Before + PriorDays);
        var isOwn = users == 1;
        var value = Wording.Name(each.Value.Original);
        var actor = Wording.Name(each.Actor.Name);
        return new Suspicion
        {
            Type = type,
            Title = $"{actor} for the first time {Word(value)}",
            Why = $"{actor} was active on {Wording.Count(each.Before, "day")} before {Wording.Time(each.Value.First)} with {Wording.Count(each.Known, Noun)}, and never {Word(value)}; "
                + (isOwn ? "nobody else has either" : $"{Wording.Count(users - 1, "other actor")} {(users == 2 ? "has" : "have")}"),
            Actor = each.Actor.Name,
            Having = [(EventColumn.Actor, each.Actor.Name), (column, each.Value.Original)],
            Start = each.Value.First,
            End = each.Value.Last.AddMicroseconds(1),
            Probability = Math.Clamp((1 - Math.Exp(-rate)) * (isOwn ? own : 1), 1e-12, 1),
            Observed = 1,
            Expected = rate,
            Count = each.Value.Count,
            Baseline = $"own {Wording.Count(each.Before, "day")}, and how often all actors begin something new",
            Peers = [],
        };
    }

    private string Noun => column switch { EventColumn.SourceIp => "address", EventColumn.Host => "host", _ => "action" };

    private string Word(string value) => column switch { EventColumn.SourceIp => $"from {value}", EventColumn.Host => $"on {value}", _ => $"did {value}" };

    private sealed record Newcomer(ActorHistory Actor, ActorDay Value, int Before, int Known, int Once);
}
