using System.Globalization;

namespace AuditOps.Core.Geography;

/// <summary>Where countries are: their middle, and the radius of a circle of their size.</summary>
internal static class Countries
{
    private static readonly Lazy<Dictionary<string, Place>> All = new(Read);

    /// <summary>A country as a place; only its name where nothing is known of it.</summary>
    public static Place Place(string? country, long? asn = null) =>
        country is not null && All.Value.TryGetValue(country, out var place) ? asn is null ? place : place with { Asn = asn } : new Place(country, asn);

    /// <summary>The same by a name of two letters, or none.</summary>
    public static Place Place(ReadOnlySpan<char> country, long? asn) =>
        asn is null && All.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(country, out var place) ? place : Place(country.Length == 0 ? null : country.ToString(), asn);

    // Name, latitude, longitude, area in thousand square kilometres.
    private static Dictionary<string, Place> Read()
    {
        using var stream = typeof(Countries).Assembly.GetManifestResourceStream("countries.txt")!;
        using var reader = new StreamReader(stream);
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(' ');
            var area = Number(cells[3]);
            places[cells[0]] = new Place(cells[0], null, Number(cells[1]), Number(cells[2]), Math.Round(Math.Sqrt(1_000 * area / Math.PI)));
        }

        return places;
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
