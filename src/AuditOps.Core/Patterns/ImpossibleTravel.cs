using AuditOps.Core.Findings;
using AuditOps.Core.Geography;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>
/// Logins of an actor from two places, one after the other, that are too far apart for the time between: more than 300 km at more than
/// 1,000 km/h, by the least distance that they can have. Where a place is not known, two networks within five minutes. An address that
/// the actor has used for more than a day is a habit, such as a private network.
/// </summary>
/// <param name="known">Who has logged in from where.</param>
/// <param name="atlas">Where addresses are.</param>
internal sealed class ImpossibleTravel(SignIns known, IAtlas atlas) : IPattern
{
    public const string Type = "impossible_travel";

    private const double FarKilometres = 300;
    private const double FastKilometresPerHour = 1_000;
    private static readonly long Day = Microseconds.Of(TimeSpan.FromDays(1));
    private static readonly long Short = Microseconds.Of(TimeSpan.FromMinutes(5));

    private readonly Dictionary<string, Login> _last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Place?> _places = new(StringComparer.Ordinal);
    private readonly List<Journey> _journeys = [];

    public IReadOnlyList<EventFilter> Needs { get; } = [SignIn.Logins];

    public void Take(in SignIn at)
    {
        if (!at.Succeeded || at.Action != SignIn.Login || at.Actor is not { } actor || at.Address is not { } address)
            return;
        var here = new Login(at.Time, at.Key, address, null);
        if (_last.TryGetValue(actor, out var before) && before.Address != address)
        {
            here = here with { Journey = IsHabit(actor, address, at.Time) ? null : Travel(actor, before, here) };
            if (here.Journey is { } journey && journey != before.Journey)
                _journeys.Add(journey);
        }
        else if (before.Journey is { } journey && at.Time - journey.End <= Day)
        {
            here = here with { Journey = journey };
        }

        _last[actor] = here;
    }

    public IEnumerable<PatternMatch> Matches() => _journeys.Select(Match);

    private bool IsHabit(string actor, string address, long now) => known.Logins.Of(actor, address, now) is var (first, _) && now - first > Day;

    private Journey? Travel(string actor, in Login from, in Login to)
    {
        var (there, here) = (PlaceOf(from.Address), PlaceOf(to.Address));
        var hours = Microseconds.ToSpan(to.Time - from.Time).TotalHours;
        var kilometres = there is null || here is null ? null : there.LeastKilometresTo(here);
        var isFar = kilometres is { } distance
            ? distance > FarKilometres && distance > FastKilometresPerHour * hours
            : to.Time - from.Time <= Short && Network.Prefix(from.Address) is { } one && Network.Prefix(to.Address) is { } other && one != other && IsPublic(from.Address) && IsPublic(to.Address);
        var open = from.Journey is { } journey && to.Time - journey.End <= Day ? journey : null;
        if (!isFar)
            return open;
        open ??= new Journey(actor, from, to, there, here, kilometres);
        open.Add(from, to);
        return open;
    }

    private Place? PlaceOf(string address) => _places.TryGetValue(address, out var place) ? place : _places[address] = atlas.Locate(address);

    private static bool IsPublic(string address) => System.Net.IPAddress.TryParse(address, out var parsed) && Network.IsPublic(parsed);

    private static PatternMatch Match(Journey journey)
    {
        var who = Wording.Name(journey.Actor);
        var (from, to) = (journey.From, journey.To);
        var apart = Wording.Span(Microseconds.ToSpan(to.Time - from.Time));
        var where = journey.Kilometres is { } far
            ? $"at least {Wording.Number((long)far)} km apart"
            : "in two networks whose places are not known";
        var others = journey.Trips > 1 ? $"; {Wording.Count(journey.Trips, "such change")} in all" : "";
        return new PatternMatch
        {
            Type = Type,
            Confidence = journey.Kilometres is null ? 0.4 : 0.7,
            Severity = journey.Kilometres is null ? Severity.Low : Severity.Medium,
            Title = $"{who} logged in from two places within {apart}",
            EntityType = "actor",
            EntityName = journey.Actor,
            Start = from.Time,
            End = journey.End,
            Observed = journey.Kilometres,
            Expected = journey.Kilometres is null ? null : Math.Round(FastKilometresPerHour * Microseconds.ToSpan(to.Time - from.Time).TotalHours, 1),
            Count = journey.Evidence.Count,
            Evidence = journey.Evidence,
            Explanation = $"{who} logged in from {from.Address}{In(journey.There)} and {apart} later from {to.Address}{In(journey.Here)}, {where}{others}.",
            Tags = ["attack.initial_access", "attack.t1078"],
            Query = EventSelect.Text(Microseconds.ToTime(from.Time), Microseconds.ToTime(journey.End), (EventColumn.Action, SignIn.Login), (EventColumn.Actor, journey.Actor)),
        };
    }

    private static string In(Place? place) => place?.Country is { } country ? $" ({country})" : "";

    private readonly record struct Login(long Time, EventKey Key, string Address, Journey? Journey);

    /// <summary>Changes of place within a day of each other.</summary>
    private sealed class Journey(string actor, Login from, Login to, Place? there, Place? here, double? kilometres)
    {
        private readonly List<EventKey> _evidence = [];

        public string Actor => actor;

        public Login From => from;

        public Login To => to;

        public Place? There => there;

        public Place? Here => here;

        public double? Kilometres => kilometres;

        public long End { get; private set; }

        public int Trips { get; private set; }

        public IReadOnlyList<EventKey> Evidence => _evidence;

        public void Add(in Login before, in Login after)
        {
            Trips++;
            End = after.Time;
            foreach (var key in (EventKey[])[before.Key, after.Key])
            {
                if (_evidence.Count < 2 * Trail.Kept && !_evidence.Contains(key))
                    _evidence.Add(key);
            }
        }
    }
}
