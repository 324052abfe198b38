using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Anomalies;

/// <summary>
/// Days on which an actor did something else than on all its other days, and than its peers, the five actors who otherwise do most alike. How unlike a
/// day is, is its log-likelihood ratio (Dunning 1993) against either, the lesser counts; how unlikely that is, follows from the other days of all actors.
/// </summary>
internal sealed class UserBehaviour(ActorDays days)
{
    public const string Name = "user_behaviour";

    private const int FewestDays = 10;
    private const int MostPeers = 5;
    private const int PeersNamed = 3;
    private const double TailShare = 0.05;
    private const int FewestOfTail = 5;

    /// <summary>How many actors are looked at in a day, on average.</summary>
    public double LooksPerDay { get; } = days.Actors.Sum(actor => actor.ActiveDays.Count)
        / (double)Math.Max(1, days.Actors.SelectMany(actor => actor.ActiveDays).Distinct().Count());

    /// <summary>The days that are among the least alike, with how likely they are.</summary>
    public IReadOnlyList<Suspicion> Find()
    {
        var actions = days.Actors.SelectMany(actor => actor.Days.Select(day => day.Value)).Distinct().Order(StringComparer.Ordinal).Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place, StringComparer.Ordinal);
        var profiles = days.Actors.Where(actor => actor.ActiveDays.Count >= FewestDays).Select(actor => new Profile(actor, actions)).ToList();
        var judged = profiles.SelectMany(profile => Judge(profile, Peers(profile, profiles))).OrderByDescending(day => day.Strange).ToList();
        var tail = (int)(judged.Count * TailShare);
        if (tail < FewestOfTail)
            return [];

        // The tail continues as it begins: its median is not moved by what is really unusual in it.
        var from = judged[tail].Strange;
        var width = (judged[tail / 2].Strange - from) / Math.Log(2);
        return width <= 0 ? [] : [.. judged.Take(tail).Select(day => ToSuspicion(day, Math.Clamp((double)tail / judged.Count * Math.Exp((from - day.Strange) / width), 1e-12, 1)))];
    }

    // The few that are most alike, without sorting all of them for each.
    private static IReadOnlyList<Profile> Peers(Profile of, IReadOnlyList<Profile> all)
    {
        var peers = new List<(Profile Peer, double Likeness)>(MostPeers + 1);
        foreach (var other in all)
        {
            if (other == of)
                continue;
            var likeness = of.Likeness(other);
            if (peers.Count == MostPeers && likeness < peers[^1].Likeness)
                continue;
            var place = peers.FindIndex(known => likeness > known.Likeness || (likeness == known.Likeness && string.CompareOrdinal(other.Actor.Name, known.Peer.Actor.Name) < 0));
            peers.Insert(place < 0 ? peers.Count : place, (other, likeness));
            if (peers.Count > MostPeers)
                peers.RemoveAt(MostPeers);
        }

        return [.. peers.Select(pair => pair.Peer)];
    }

    private static IEnumerable<JudgedDay> Judge(Profile profile, IReadOnlyList<Profile> peers)
    {
        var ofPeers = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (action, count) in peers.SelectMany(peer => peer.Total))
            ofPeers[action] = ofPeers.GetValueOrDefault(action) + count;
        var ratios = profile.Days.Select(day => (day, Ratio: Math.Min(Unlike(day.Value, profile.Without(day.Value)), peers.Count == 0 ? double.MaxValue : Unlike(day.Value, ofPeers)))).ToList();
        var usual = ratios.Select(each => each.Ratio).Order().ElementAt(ratios.Count / 2);
        foreach (var (day, ratio) in ratios)
            yield return new JudgedDay(profile, day.Key, day.Value, peers, Math.Sqrt(ratio) - Math.Sqrt(usual));
    }

    // The two-sided ratio of a day and its reference as two samples of one distribution.
    private static double Unlike(IReadOnlyDictionary<string, double> day, IReadOnlyDictionary<string, double> reference)
    {
        var (mine, others) = (day.Values.Sum(), reference.Values.Sum());
        var ratio = 0.0;
        foreach (var (action, count) in day)
        {
            var other = reference.GetValueOrDefault(action);
            var together = (count + other) / (mine + others);
            ratio += count * Math.Log(count / mine / together);
            if (other > 0)
                ratio += other * Math.Log(other / others / together);
        }

        foreach (var (_, other) in reference.Where(pair => !day.ContainsKey(pair.Key)))
            ratio += other * Math.Log((mine + others) / others);
        return Math.Max(0, 2 * ratio);
    }

    private Suspicion ToSuspicion(JudgedDay day, double probability)
    {
        var usual = day.Profile.Without(day.Counts);
        var (all, total) = (day.Counts.Values.Sum(), Math.Max(1, usual.Values.Sum()));
        double Excess(string action) => day.Counts[action] - (all * usual.GetValueOrDefault(action) / total);
        var most = day.Counts.Keys.OrderByDescending(Excess).ThenBy(action => action, StringComparer.Ordinal).First();
        var expected = all * usual.GetValueOrDefault(most) / total;
        var actor = Wording.Name(day.Profile.Actor.Name);
        var peers = day.Peers.Take(PeersNamed).Select(peer => peer.Actor.Name).ToList();
        var events = day.Profile.Actor.Days.Where(each => each.Day == day.Day && each.Value == most).ToList();
        return new Suspicion
        {
            Type = Name,
            Words = () => ($"{actor} did {Wording.Name(most)} {Wording.Count((long)day.Counts[most], "time")} in a day, usually {Wording.Number(expected)}",
                $"Of {Wording.Count((long)all, "event")} of {actor} on {day.Day:yyyy-MM-dd}, {Wording.Number(day.Counts[most])} are {Wording.Name(most)}, where its other "
                + $"{Wording.Count(day.Profile.Days.Count - 1, "day")} give {Wording.Number(expected)}{(peers.Count == 0 ? "" : $" and peers ({string.Join(", ", peers.Select(Wording.Name))}) do no more of it")}"),
            Actor = day.Profile.Actor.Name,
            Having = [(EventColumn.Actor, day.Profile.Actor.Name), (EventColumn.Action, most)],
            Start = events.Min(each => each.First),
            End = events.Max(each => each.Last).AddMicroseconds(1),
            Probability = probability,
            Observed = day.Counts[most],
            Expected = expected,
            Count = (long)day.Counts[most],
            Baseline = () => $"own {Wording.Count(day.Profile.Days.Count - 1, "other day")}, and peers",
            Peers = peers,
        };
    }

    private sealed record JudgedDay(Profile Profile, DateTime Day, IReadOnlyDictionary<string, double> Counts, IReadOnlyList<Profile> Peers, double Strange);

    private sealed class Profile
    {
        private readonly double[] _mix;

        public Profile(ActorHistory actor, Dictionary<string, int> actions)
        {
            Actor = actor;
            Days = actor.Days.GroupBy(day => day.Day).OrderBy(day => day.Key).ToDictionary(day => day.Key, Counts);
            Total = Counts(actor.Days);
            _mix = new double[actions.Count];
            var length = Math.Sqrt(Total.Values.Sum(count => count * count));
            foreach (var (action, count) in Total)
                _mix[actions[action]] = count / length;
        }

        public ActorHistory Actor { get; }

        public Dictionary<DateTime, IReadOnlyDictionary<string, double>> Days { get; }

        public IReadOnlyDictionary<string, double> Total { get; }

        /// <summary>All days but one.</summary>
        public IReadOnlyDictionary<string, double> Without(IReadOnlyDictionary<string, double> day) => Total
            .Select(pair => (pair.Key, Value: pair.Value - day.GetValueOrDefault(pair.Key))).Where(pair => pair.Value > 0).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

        /// <summary>The cosine of the angle between two mixes of actions.</summary>
        public double Likeness(Profile other)
        {
            var likeness = 0.0;
            for (var i = 0; i < _mix.Length; i++)
                likeness += _mix[i] * other._mix[i];
            return Math.Round(likeness, 6);
        }

        private static IReadOnlyDictionary<string, double> Counts(IEnumerable<ActorDay> days) =>
            days.GroupBy(day => day.Value, StringComparer.Ordinal).ToDictionary(group => group.Key, group => (double)group.Sum(day => day.Count), StringComparer.Ordinal);
    }
}
