namespace AuditOps.Core.Geography;

/// <summary>Where an address is, as far as it is known.</summary>
/// <param name="Country">Two letters (ISO 3166), or null.</param>
/// <param name="Asn">The number of the network's operator, or null.</param>
/// <param name="Latitude">Degrees, or null.</param>
/// <param name="Longitude">Degrees, or null.</param>
/// <param name="RadiusKilometres">How far from there it may really be.</param>
internal sealed record Place(string? Country, long? Asn = null, double? Latitude = null, double? Longitude = null, double RadiusKilometres = 0)
{
    private const double EarthKilometres = 6_371;

    /// <summary>The least distance that two places can have along the ground, in kilometres; null when one of them is not known.</summary>
    public double? LeastKilometresTo(Place other)
    {
        if (Latitude is not { } latitude || Longitude is not { } longitude || other is not { Latitude: { } latitude2, Longitude: { } longitude2 })
            return null;

        // The haversine formula (Sinnott 1984), which stays exact for neighbours.
        var (a, b) = (double.DegreesToRadians(latitude), double.DegreesToRadians(latitude2));
        var (half, side) = (Math.Sin((b - a) / 2), Math.Sin(double.DegreesToRadians(longitude2 - longitude) / 2));
        var chord = (half * half) + (Math.Cos(a) * Math.Cos(b) * side * side);
        return Math.Max(0, (2 * EarthKilometres * Math.Asin(Math.Sqrt(Math.Min(1, chord)))) - RadiusKilometres - other.RadiusKilometres);
    }
}
