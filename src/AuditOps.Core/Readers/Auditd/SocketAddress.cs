using System.Globalization;
using System.Net;
using System.Text;

namespace AuditOps.Core.Readers.Auditd;

/// <summary>Decodes <c>saddr</c>, a C socket address, into family, address, port and path.</summary>
internal static class SocketAddress
{
    /// <summary>Adds the members that the address holds; what cannot be decoded stays as it is.</summary>
    /// <param name="withPath">False where the event names the socket's file already.</param>
    public static void Write(ReadOnlySpan<byte> address, JsonText json, bool withPath)
    {
        var family = address.Length < 2 ? -1 : address[0] | address[1] << 8;
        switch (family)
        {
            case 1:
                var path = address[2..];
                // An abstract name starts with a NUL, and is written with an at sign everywhere.
                var isAbstract = path.Length > 1 && path[0] == 0;
                if (isAbstract) path = path[1..];
                if (path.IndexOf((byte)0) is var end and >= 0) path = path[..end];
                json.Member("family"u8, "unix"u8);
                if (path.IsEmpty || !withPath) return;
                json.Name("path"u8);
                json.Raw("\""u8);
                if (isAbstract) json.Raw("@"u8);
                json.Inner(path);
                json.Raw("\""u8);
                return;
            case 2 when address.Length >= 8:
                Internet(json, "ipv4"u8, address, address[4..8]);
                return;
            case 10 when address.Length >= 24:
                Internet(json, "ipv6"u8, address, address[8..24]);
                return;
            default:
                Span<byte> number = stackalloc byte[8];
                family.TryFormat(number, out var digits, provider: CultureInfo.InvariantCulture);
                if (family >= 0) json.Member("family"u8, Known(family) is { IsEmpty: false } name ? name : number[..digits]);
                json.Member("saddr"u8, Encoding.ASCII.GetBytes(Convert.ToHexString(address)));
                return;
        }
    }

    private static void Internet(JsonText json, ReadOnlySpan<byte> family, ReadOnlySpan<byte> address, ReadOnlySpan<byte> ip)
    {
        Span<byte> text = stackalloc byte[64];
        json.Member("family"u8, family);
        new IPAddress(ip).TryFormat(text, out var length);
        json.Member("addr"u8, text[..length]);
        (address[2] << 8 | address[3]).TryFormat(text, out length, provider: CultureInfo.InvariantCulture);
        json.Member("port"u8, text[..length]);
    }

    private static ReadOnlySpan<byte> Known(int family) => family switch
    {
        16 => "netlink"u8,
        17 => "packet"u8,
        31 => "bluetooth"u8,
        38 => "alg"u8,
        40 => "vsock"u8,
        _ => [],
    };
}
