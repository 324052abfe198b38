using System.Net;

namespace AuditOps.Core.Geography;

/// <summary>The countries that announce addresses, as the build brings them; each of its two files is read when an address of its sort is asked for.</summary>
internal sealed class ShippedAtlas : IAtlas
{
    private readonly Lazy<IAtlas?> _ipv4 = new(() => Read("asn-country-ipv4.csv"));
    private readonly Lazy<IAtlas?> _ipv6 = new(() => Read("asn-country-ipv6.csv"));

    public Place? Locate(string address)
    {
        if (!IPAddress.TryParse(address, out var parsed) || !Network.IsPublic(parsed))
            return null;
        var isIpv6 = parsed.GetAddressBytes().Length == 16 && !parsed.IsIPv4MappedToIPv6;
        return (isIpv6 ? _ipv6 : _ipv4).Value?.Locate(address);
    }

    // Like DuckDB's library: beside the engine, or in the clone that it was built from. Without it, networks stand for places.
    private static SortedRanges? Read(string name)
    {
        for (var folder = Path.GetDirectoryName(typeof(ShippedAtlas).Assembly.Location); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            foreach (var candidate in (string[])[Path.Combine(folder, "geography", name), Path.Combine(folder, "module", "engine", "geography", name)])
            {
                if (File.Exists(candidate))
                    return new SortedRanges(File.ReadAllBytes(candidate));
            }
        }

        return null;
    }
}
