using System.Globalization;

namespace AuditOps.Core.Geography;

/// <summary>
/// A CSV file of address ranges: first and last address, or a network such as 203.0.113.0/24, then the country. A header may name the columns
/// start, end, network, country, asn, latitude, longitude; without one they are start, end, country.
/// </summary>
internal sealed class RangeFile : IAtlas
{
    private const int MostColumns = 64;

    private readonly UInt128[] _first;
    private readonly UInt128[] _last;
    private readonly Place[] _places;

    private RangeFile(List<(UInt128 First, UInt128 Last, Place Place)> ranges)
    {
        ranges.Sort((left, right) => left.First.CompareTo(right.First));
        _first = [.. ranges.Select(range => range.First)];
        _last = [.. ranges.Select(range => range.Last)];
        _places = [.. ranges.Select(range => range.Place)];
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="AuditOpsException">A line is not what it should be; the message names file and line.</exception>
    public static RangeFile Read(string file)
    {
        var ranges = new List<(UInt128, UInt128, Place)>();
        var columns = RangeColumns.Usual;
        var number = 0;
        Span<Range> cells = stackalloc Range[MostColumns];
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            var count = line.AsSpan().Split(cells, ',');
            if (number == 1 && RangeColumns.Named(line.Split(',')) is { } named)
                columns = named;
            else if (columns.Range(line, cells[..count]) is var (first, last) && columns.Place(line, cells[..count]) is { } place)
                ranges.Add((first, last, place));
            else
                throw Invalid(file, number, line);
        }

        return ranges.Count > 0 ? new RangeFile(ranges) : throw Invalid(file, 1, "");
    }

    public Place? Locate(string address)
    {
        if (Network.Number(address) is not { } number)
            return null;
        var place = Array.BinarySearch(_first, number);
        place = place >= 0 ? place : ~place - 1;
        return place >= 0 && number <= _last[place] ? _places[place] : null;
    }

    private static AuditOpsException Invalid(string file, int line, string text) => new(ErrorKind.InvalidData, "GeographyInvalid", string.Create(CultureInfo.InvariantCulture,
        $"{file}, line {line}: '{SafeText.Of(text.Length > 80 ? text[..80] : text)}' is no range of addresses with its country. Each line gives start,end,country, or a header names the columns."))
    { Target = file };
}
