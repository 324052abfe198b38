using System.Net;
using System.Text;

namespace AuditOps.Core.Geography;

/// <summary>A MaxMind DB file (maxmind.github.io/MaxMind-DB, version 2): a binary tree over the bits of an address, whose leaves point to data.</summary>
internal sealed class MmdbFile : IAtlas
{
    private const int Separator = 16;

    private static readonly byte[] Marker = [0xAB, 0xCD, 0xEF, .. "MaxMind.com"u8];

    private readonly byte[] _bytes;
    private readonly MmdbData _data;
    private readonly int _nodes;
    private readonly int _recordBits;
    private readonly bool _isIpv6;
    private readonly Dictionary<int, Place?> _places = [];

    private MmdbFile(string file, byte[] bytes)
    {
        var marker = bytes.AsSpan().LastIndexOf(Marker);
        if (marker < 0)
            throw Invalid(file, "it has no metadata, so it is no MaxMind DB file");
        var metadata = new MmdbData(bytes, marker + Marker.Length).Map(0) ?? throw Invalid(file, "its metadata cannot be read");
        var version = Number(metadata, "binary_format_major_version");
        if (version != 2)
            throw Invalid(file, $"it has version {version} of the format, and only version 2 is known");
        (_bytes, _nodes, _recordBits, _isIpv6) = (bytes, (int)Number(metadata, "node_count"), (int)Number(metadata, "record_size"), Number(metadata, "ip_version") == 6);
        var tree = (long)_nodes * _recordBits / 4;
        if (_recordBits is not (24 or 28 or 32) || _nodes <= 0 || tree + Separator > marker)
            throw Invalid(file, "its tree does not fit into it");
        _data = new MmdbData(bytes, (int)tree + Separator);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="AuditOpsException">It is no MaxMind DB file, or of another version; the message names it.</exception>
    public static MmdbFile Read(string file)
    {
        try
        {
            return new MmdbFile(file, File.ReadAllBytes(file));
        }
        catch (MmdbData.DamagedException)
        {
            throw Invalid(file, "its metadata cannot be read");
        }
    }

    public Place? Locate(string address)
    {
        if (!IPAddress.TryParse(address, out var parsed) || Leaf(parsed) is not { } leaf)
            return null;
        if (!_places.TryGetValue(leaf, out var place))
            _places[leaf] = place = Decode(leaf);
        return place;
    }

    private int? Leaf(IPAddress address)
    {
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        if (bytes.Length == 16 && !_isIpv6)
            return null;

        // A tree of IPv6 has IPv4 below ninety-six zero bits.
        var node = 0;
        for (var i = 0; bytes.Length == 4 && _isIpv6 && i < 96 && node < _nodes; i++)
            node = Child(node, 0);
        for (var i = 0; i < bytes.Length * 8 && node < _nodes; i++)
            node = Child(node, (bytes[i / 8] >> (7 - (i % 8))) & 1);
        return node > _nodes ? node - _nodes - Separator : null;
    }

    private int Child(int node, int side)
    {
        var at = (int)((long)node * _recordBits / 4);
        var record = _bytes.AsSpan(at, _recordBits / 4);
        return _recordBits switch
        {
            24 => Join(record.Slice(side * 3, 3)),
            32 => Join(record.Slice(side * 4, 4)),
            _ => side == 0 ? ((record[3] >> 4) << 24) | Join(record[..3]) : ((record[3] & 0x0F) << 24) | Join(record[4..]),
        };
    }

    private static int Join(ReadOnlySpan<byte> bytes)
    {
        var value = 0;
        foreach (var each in bytes)
            value = (value << 8) | each;
        return value;
    }

    // A damaged entry is an address that nobody knows; the others are answered.
    private Place? Decode(int leaf)
    {
        try
        {
            return _data.Map(leaf) is { } entry ? ToPlace(entry) : null;
        }
        catch (MmdbData.DamagedException)
        {
            return null;
        }
    }

    private static Place ToPlace(IReadOnlyDictionary<string, object?> entry)
    {
        var country = Inner(entry, "country")?.GetValueOrDefault("iso_code") as string ?? entry.GetValueOrDefault("country_code") as string;
        var asn = Number(entry, "autonomous_system_number") is > 0 and var number ? (long?)number : null;
        var location = Inner(entry, "location") ?? entry;
        if (location.GetValueOrDefault("latitude") is not double latitude || location.GetValueOrDefault("longitude") is not double longitude)
            return Countries.Place(country, asn);
        return new Place(country, asn, latitude, longitude, Number(location, "accuracy_radius"));
    }

    private static IReadOnlyDictionary<string, object?>? Inner(IReadOnlyDictionary<string, object?> entry, string name) =>
        entry.GetValueOrDefault(name) as IReadOnlyDictionary<string, object?>;

    private static long Number(IReadOnlyDictionary<string, object?> entry, string name) => entry.GetValueOrDefault(name) is long number ? number : 0;

    private static AuditOpsException Invalid(string file, string why) => new(ErrorKind.InvalidData, "GeographyInvalid",
        $"{file} cannot be used: {why}. Give a .mmdb file of version 2, or a CSV file with start,end,country.")
    { Target = file };
}
