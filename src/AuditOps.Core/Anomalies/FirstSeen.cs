using System.Runtime.InteropServices;
using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Anomalies;

/// <summary>
/// Values that an actor uses for the first time. How likely that was on any day follows from how many of the actor's values were seen on one
/// day only (Good and Turing, as in Good 1953), drawn towards how often all actors begin something new after as many days; for values that
/// nobody else uses, from the actor's and all actors' values of that sort alone.
/// </summary>
/// <param name="days">What each actor did on each day.</param>
/// <param name="column">What is looked at.</param>
/// <param name="type">What findings are called.</param>
internal sealed class FirstSeen(ActorDays days, EventColumn column, string type)
{
    private const double PriorDays = 2;

    /// <summary>How many actors are looked at in a day, on average.</summary>
    public double LooksPerDay { get; } = days.Actors.Sum(actor => actor.ActiveDays.Count)
        / (double)Math.Max(1, days.Actors.SelectMany(actor => actor.ActiveDays).Distinct().Count());

    /// <summary>All first uses after an actor's first day, on which everything is new, however likely.</summary>
    public IReadOnlyList<Suspicion> Find()
    {
        var users = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var actor in days.Actors)
        {
            foreach (var value in actor.Days.Select(day => day.Value).Distinct(StringComparer.Ordinal))
                CollectionsMarshal.GetValueRefOrAddDefault(users, value, out _)++;
        }

        var news = days.Actors.SelectMany(actor => Newcomers(actor, users)).ToList();
        var beginnings = new Beginnings();
        foreach (var actor in days.Actors)
            beginnings.AddDays(actor.ActiveDays.Count);
        foreach (var each in news)
            beginnings.Add(each.Before, each.Users == 1);
        return [.. news.Where(each => each.Before > 0).Select(each => ToSuspicion(each, beginnings))];
    }

    private static IEnumerable<Newcomer> Newcomers(ActorHistory actor, Dictionary<string, int> users)
    {
        var values = actor.Days.GroupBy(day => day.Value, StringComparer.Ordinal)
            .Select(group => (First: group.MinBy(day => day.First)!, Days: group.Select(day => day.Day).Distinct().Order().Take(2).ToArray(), Users: users[group.Key])).ToList();
        var (all, own) = (new Once(values.Select(value => value.Days)), new Once(values.Where(value => value.Users == 1).Select(value => value.Days)));
        foreach (var (first, seen, others) in values)
        {
            yield return new Newcomer(actor, first, CountBefore(actor.ActiveDays, seen[0]), all.Begun(seen[0]), (others == 1 ? own : all).Before(seen[0]), others);
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

    private Suspicion ToSuspicion(Newcomer each, Beginnings beginnings)
    {
        var isOwn = each.Users == 1;
        var usual = isOwn ? beginnings.UsualOfOwn(each.Before) : beginnings.Usual(each.Before);
        var rate = (each.Once + (PriorDays * usual)) / (each.Before + PriorDays);
        return new Suspicion
        {
            Type = type,
            Words = () => Words(each),
            Actor = each.Actor.Name,
            Having = [(EventColumn.Actor, each.Actor.Name), (column, each.Value.Original)],
            Start = each.Value.First,
            End = each.Value.Last.AddMicroseconds(1),
            Probability = Math.Clamp(1 - Math.Exp(-rate), 1e-12, 1),
            Observed = 1,
            Expected = rate,
            Count = each.Value.Count,
            Baseline = () => $"own {Wording.Count(each.Before, "day")}, and how often all actors begin {(isOwn ? "what nobody else does" : "something new")} after as many",
            Peers = [],
        };
    }

    private (string Title, string Why) Words(Newcomer each)
    {
        var (actor, value, users) = (Wording.Name(each.Actor.Name), Wording.Name(each.Value.Original), each.Users);
        return ($"{actor} for the first time {Word(value)}",
            $"{actor} was active on {Wording.Count(each.Before, "day")} before {Wording.Time(each.Value.First)} with {Wording.Count(each.Known, Noun)}, and never {Word(value)}; "
                + (users == 1 ? "nobody else has either" : $"{Wording.Count(users - 1, "other actor")} {(users == 2 ? "has" : "have")}"));
    }

    private string Noun => column switch { EventColumn.SourceIp => "address", EventColumn.Host => "host", _ => "action" };

    private string Word(string value) => column switch { EventColumn.SourceIp => $"from {value}", EventColumn.Host => $"on {value}", _ => $"did {value}" };

    private sealed record Newcomer(ActorHistory Actor, ActorDay Value, int Before, int Known, int Once, int Users);

    /// <summary>How many values were seen on one day only, by day.</summary>
    private sealed class Once(IEnumerable<DateTime[]> days)
    {
        private readonly DateTime[][] _days = [.. days];
        private DateTime[]? _begun;
        private DateTime[]? _again;

        public int Begun(DateTime day) => CountBefore(_begun ??= [.. _days.Select(each => each[0]).Order()], day);

        // Begun before the day, and not seen a second time before it.
        public int Before(DateTime day) => Begun(day) - CountBefore(_again ??= [.. _days.Where(each => each.Length > 1).Select(each => each[1]).Order()], day);
    }
}
