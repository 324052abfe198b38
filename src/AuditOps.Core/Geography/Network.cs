using System.Net;
using System.Net.Sockets;

namespace AuditOps.Core.Geography;

/// <summary>Addresses as numbers, and the networks that they lie in.</summary>
internal static class Network
{
    /// <summary>An address as a number, IPv4 as the IPv6 address that maps it; null for what is no address.</summary>
    public static UInt128? Number(ReadOnlySpan<char> text) => Quad(text) is { } number ? Mapped(number) : IPAddress.TryParse(text, out var address) ? Number(address) : null;

    /// <summary>An IPv4 address as the IPv6 address that maps it.</summary>
    public static UInt128 Mapped(uint number) => ((UInt128)0xFFFF << 32) | number;

    /// <summary>An address as a number, IPv4 as the IPv6 address that maps it.</summary>
    public static UInt128 Number(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        (address.AddressFamily == AddressFamily.InterNetwork ? address.MapToIPv6() : address).TryWriteBytes(bytes, out _);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>Four decimal numbers without leading zeros, as files of ranges hold them by the hundred thousand; null for every other way to write an address.</summary>
    private static uint? Quad(ReadOnlySpan<char> text)
    {
        var (number, part, digits, dots) = (0u, 0u, 0, 0);
        foreach (var letter in text)
        {
            if (letter == '.' && digits > 0 && dots < 3)
            {
                (number, part, digits) = ((number << 8) | part, 0, 0);
                dots++;
            }
            else if (char.IsAsciiDigit(letter) && (digits == 0 || part > 0) && (part = (part * 10) + (uint)(letter - '0')) <= 255)
            {
                digits++;
            }
            else
            {
                return null;
            }
        }

        return dots == 3 && digits > 0 ? (number << 8) | part : null;
    }

    /// <summary>The network that stands for an address where nothing else is known of it: the first 16 bits of IPv4, 32 of IPv6; null for what is no address.</summary>
    public static string? Prefix(string text)
    {
        if (!IPAddress.TryParse(text, out var address))
            return null;
        var mapped = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = mapped.GetAddressBytes();
        var kept = bytes.Length == 4 ? 2 : 4;
        Array.Clear(bytes, kept, bytes.Length - kept);
        return $"{new IPAddress(bytes)}/{kept * 8}";
    }

    /// <summary>Whether an address can be anywhere in the world: not private, local, shared or for documentation (RFC 6890, RFC 9637).</summary>
    public static bool IsPublic(IPAddress address)
    {
        var mapped = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = mapped.GetAddressBytes();
        if (bytes.Length == 16)
            return (bytes[0] & 0xE0) == 0x20 && !(bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0D && bytes[3] == 0xB8) && !(bytes[0] == 0x3F && bytes[1] == 0xFF && bytes[2] < 0x10);
        return (bytes[0], bytes[1], bytes[2]) switch
        {
            (0 or 10 or 127 or >= 224, _, _) or (169, 254, _) or (192, 168, _) or (192, 0, 0 or 2) or (198, 18 or 19, _) or (198, 51, 100) or (203, 0, 113) => false,
            (100, var second, _) => second is < 64 or > 127,
            (172, var second, _) => second is < 16 or > 31,
            _ => true,
        };
    }
}
