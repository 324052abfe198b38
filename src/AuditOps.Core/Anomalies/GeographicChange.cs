using AuditOps.Core.Findings;
using AuditOps.Core.Geography;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Anomalies;

/// <summary>Actors who come from a place where they never came from before: a country, or a network where nobody knows the country.</summary>
internal sealed class GeographicChange
{
    public const string Name = "geographic";
    private const int PlacesNamed = 5;

    private readonly IAtlas _atlas;
    private readonly Dictionary<string, Place?> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ActorHistory> _actors;
    private readonly FirstSeen _first;

    /// <param name="addresses">The addresses of each actor's days.</param>
    /// <param name="atlas">Where they are.</param>
    public GeographicChange(ActorDays addresses, IAtlas atlas)
    {
        _atlas = atlas;
        var places = addresses.By(Where);
        _actors = places.Actors.ToDictionary(actor => actor.Name, StringComparer.Ordinal);
        _first = new FirstSeen(places, EventColumn.SourceIp, Name);
    }

    /// <summary>All first uses of a place.</summary>
    public IReadOnlyList<Suspicion> Find() => [.. _first.Find().Select(Tell)];

    private Suspicion Tell(Suspicion found)
    {
        var (address, actor) = (found.Having[1].Value, Wording.Name(found.Actor));
        var earlier = _actors[found.Actor].Days.Where(day => day.First < found.Start).ToList();
        var known = earlier.Select(day => day.Value).Distinct(StringComparer.Ordinal).ToList();
        var from = earlier.Where(day => day.Last <= found.Start).MaxBy(day => day.Last) ?? earlier[0];
        return found with
        {
            Title = $"{actor} for the first time from {Where(address)} ({Wording.Name(address)})",
            Why = $"{actor} came from {Where(address)} at {Wording.Time(found.Start)}, and on {Wording.Count(earlier.Select(day => day.Day).Distinct().Count(), "day")} before only from "
                + $"{string.Join(", ", known.Take(PlacesNamed))}{(known.Count > PlacesNamed ? $" and {known.Count - PlacesNamed} more" : "")}{Travel(from, address, found.Start)}",
        };
    }

    private string Travel(ActorDay before, string address, DateTime at)
    {
        if (Locate(before.Original) is not { } from || Locate(address) is not { } to || from.LeastKilometresTo(to) is not (> 0 and var distance))
            return "";
        var span = at > before.Last ? at - before.Last : TimeSpan.Zero;
        var speed = span > TimeSpan.Zero ? $", which takes {Wording.Number(Math.Round(distance / span.TotalHours))} km/h" : "";
        return $"; at least {Wording.Number(Math.Round(distance))} km from {Wording.Name(before.Original)}, {Wording.Span(span)} after it{speed}";
    }

    private string? Where(string address) => Locate(address)?.Country ?? Network.Prefix(address);

    private Place? Locate(string address) => _places.TryGetValue(address, out var place) ? place : _places[address] = _atlas.Locate(address);
}
