using System.Globalization;

namespace AuditOps.Core.Geography;

/// <summary>Where a file of address ranges has what.</summary>
internal sealed record RangeColumns(int Start, int End, int Country, int Asn, int Latitude, int Longitude)
{
    private const int None = -1;

    // A city is known to about so much.
    private const double CityKilometres = 50;

    /// <summary>Those of a file without a header.</summary>
    public static RangeColumns Usual { get; } = new(0, 1, 2, None, None, None);

    /// <summary>Those that a header names; null for what is no header.</summary>
    public static RangeColumns? Named(string[] cells)
    {
        int Find(params string[] names) => Array.FindIndex(cells, cell => names.Contains(cell.Trim('"', ' '), StringComparer.OrdinalIgnoreCase));
        var start = Find("start", "ip_start", "network", "start_ip", "ip_range_start");
        var end = Find("end", "ip_end", "end_ip", "ip_range_end");
        var columns = new RangeColumns(start, end, Find("country", "country_code", "country_iso_code"), Find("asn", "autonomous_system_number"), Find("latitude", "lat"), Find("longitude", "lon", "lng"));
        return start == None || columns is { Country: None, Asn: None, Latitude: None } ? null : columns;
    }

    /// <summary>The range of a line; null when it has none.</summary>
    public (UInt128 First, UInt128 Last)? Range(ReadOnlySpan<char> line, ReadOnlySpan<Range> cells)
    {
        var start = Cell(line, cells, Start);
        var slash = start.IndexOf('/');
        if (slash >= 0)
            return OfNetwork(start[..slash], start[(slash + 1)..]);
        return Address(start) is { } first && Address(Cell(line, cells, End)) is { } last && last >= first ? (first, last) : null;
    }

    /// <summary>The place of a line; null when it is not one.</summary>
    public Place? Place(ReadOnlySpan<char> line, ReadOnlySpan<Range> cells)
    {
        var country = Cell(line, cells, Country);
        if (country.Length != 0 && (country.Length != 2 || !char.IsAsciiLetterUpper(country[0]) || !char.IsAsciiLetterUpper(country[1])))
            return null;
        long? asn = long.TryParse(Cell(line, cells, Asn).TrimStart("AS"), NumberStyles.None, CultureInfo.InvariantCulture, out var operatorNumber) ? operatorNumber : null;
        return Degrees(Cell(line, cells, Latitude)) is { } latitude && Degrees(Cell(line, cells, Longitude)) is { } longitude
            ? new Place(country.Length == 0 ? null : country.ToString(), asn, latitude, longitude, CityKilometres)
            : Countries.Place(country, asn);
    }

    private static (UInt128, UInt128)? OfNetwork(ReadOnlySpan<char> start, ReadOnlySpan<char> length)
    {
        if (Network.Number(start) is not { } first || !int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bits))
            return null;
        bits += start.Contains(':') ? 0 : 96;
        if (bits > 128)
            return null;
        var rest = bits == 0 ? UInt128.MaxValue : (UInt128.One << (128 - bits)) - 1;
        return (first & ~rest, first | rest);
    }

    private static UInt128? Address(ReadOnlySpan<char> text) =>
        text.ContainsAny('.', ':') ? Network.Number(text)
        : uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Network.Mapped(number)
        : UInt128.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var large) ? large
        : null;

    private static double? Degrees(ReadOnlySpan<char> cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= 180 ? degrees : null;

    private static ReadOnlySpan<char> Cell(ReadOnlySpan<char> line, ReadOnlySpan<Range> cells, int column) => column >= 0 && column < cells.Length ? line[cells[column]].Trim("\" ") : [];
}
