using AuditOps.Core.Findings;
using AuditOps.Core.Geography;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Anomalies;

/// <summary>
/// Actors who come from a place where they never came from before: a country, or a network where nobody knows the country; or by way of an
/// operator that they never came by, where the atlas knows operators. Of both, the less likely is told.
/// </summary>
internal sealed class GeographicChange
{
    public const string Name = "geographic";
    private const int PlacesNamed = 5;

    private readonly IAtlas _atlas;
    private readonly Dictionary<string, Place?> _places = new(StringComparer.Ordinal);
    private readonly Aspect _country;
    private readonly Aspect _operator;

    /// <param name="addresses">The addresses of each actor's days.</param>
    /// <param name="atlas">Where they are.</param>
    public GeographicChange(ActorDays addresses, IAtlas atlas)
    {
        _atlas = atlas;
        _country = new Aspect(addresses, Where, "from");
        _operator = new Aspect(addresses, address => Locate(address)?.Country is null ? null : Operator(address), "by way of");
    }

    /// <summary>How many actors are looked at in a day for their operators, on average: 0 where none is known.</summary>
    public double OperatorLooksPerDay => _operator.First.LooksPerDay;

    /// <summary>All first uses of a place or an operator.</summary>
    public IReadOnlyList<Suspicion> Find() =>
    [
        .. _country.First.Find().Select(found => Tell(_country, found)).Concat(_operator.First.Find().Select(found => Tell(_operator, found)))
            .GroupBy(found => (found.Actor, Address: found.Having[1].Value)).Select(both => both.MinBy(found => found.Probability)!),
    ];

    private Suspicion Tell(Aspect aspect, Suspicion found) => found with { Words = () => Words(aspect, found) };

    private (string Title, string Why) Words(Aspect aspect, Suspicion found)
    {
        var (address, actor) = (found.Having[1].Value, Wording.Name(found.Actor));
        var earlier = aspect.Actors[found.Actor].Days.Where(day => day.First < found.Start).ToList();
        var known = earlier.Select(day => day.Value).Distinct(StringComparer.Ordinal).ToList();
        var from = earlier.Where(day => day.Last <= found.Start).MaxBy(day => day.Last) ?? earlier[0];
        var here = aspect.Of(address);
        return (
            $"{actor} for the first time {aspect.Word} {here} ({Wording.Name(address)})",
            $"{actor} came {aspect.Word} {here}{(aspect == _country ? By(address) : In(address))} at {Wording.Time(found.Start)}, and on {Wording.Count(earlier.Select(day => day.Day).Distinct().Count(), "day")} before only {aspect.Word} "
                + $"{string.Join(", ", known.Take(PlacesNamed))}{(known.Count > PlacesNamed ? $" and {known.Count - PlacesNamed} more" : "")}{Travel(from, address, found.Start)}");
    }

    private string Travel(ActorDay before, string address, DateTime at)
    {
        if (Locate(before.Original) is not { } from || Locate(address) is not { } to || from.LeastKilometresTo(to) is not (> 0 and var distance))
            return "";
        var span = at > before.Last ? at - before.Last : TimeSpan.Zero;
        var speed = span > TimeSpan.Zero ? $", which takes {Wording.Number(Math.Round(distance / span.TotalHours))} km/h" : "";
        return $"; at least {Wording.Number(Math.Round(distance))} km from {Wording.Name(before.Original)}, {Wording.Span(span)} after it{speed}";
    }

    private string? Where(string address) => Locate(address)?.Country ?? Operator(address) ?? Network.Prefix(address);

    private string? Operator(string address) => Locate(address)?.Asn is { } asn ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"AS{asn}") : null;

    private string By(string address) => Locate(address)?.Country is not null && Operator(address) is { } asn ? $" by way of {asn}" : "";

    private string In(string address) => $" in {Locate(address)!.Country}";

    private Place? Locate(string address) => _places.TryGetValue(address, out var place) ? place : _places[address] = _atlas.Locate(address);

    /// <summary>What is looked at of an address.</summary>
    private sealed class Aspect
    {
        public Aspect(ActorDays addresses, Func<string, string?> of, string word)
        {
            (Of, Word) = (of, word);
            var days = addresses.By(of);
            Actors = days.Actors.ToDictionary(actor => actor.Name, StringComparer.Ordinal);
            First = new FirstSeen(days, EventColumn.SourceIp, Name);
        }

        public Func<string, string?> Of { get; }

        public string Word { get; }

        public IReadOnlyDictionary<string, ActorHistory> Actors { get; }

        public FirstSeen First { get; }
    }
}
