using System.Buffers.Binary;
using System.Text;

namespace AuditOps.Core.Tests.Geography;

/// <summary>Writes small MaxMind DB files, to read them with.</summary>
internal static class MadeMmdb
{
    /// <summary>A tree of IPv6 in which one IPv4 network has one entry.</summary>
    public static byte[] Of(byte[] network, int bits, IReadOnlyDictionary<string, object> entry, int recordBits = 28, int version = 2)
    {
        var path = Enumerable.Repeat(0, 96).Concat(Enumerable.Range(0, bits).Select(i => (network[i / 8] >> (7 - (i % 8))) & 1)).ToArray();
        using var file = new MemoryStream();
        for (var node = 0; node < path.Length; node++)
        {
            var next = node + 1 < path.Length ? node + 1 : path.Length + 16;
            file.Write(path[node] == 0 ? Node(next, path.Length, recordBits) : Node(path.Length, next, recordBits));
        }

        file.Write(new byte[16]);
        Write(file, entry);
        file.Write([0xAB, 0xCD, 0xEF, .. "MaxMind.com"u8]);
        Write(file, new Dictionary<string, object>
        {
            ["binary_format_major_version"] = version,
            ["node_count"] = path.Length,
            ["record_size"] = recordBits,
            ["ip_version"] = 6,
        });
        return file.ToArray();
    }

    private static byte[] Node(int left, int right, int recordBits) => recordBits switch
    {
        24 => [.. Big(left)[1..], .. Big(right)[1..]],
        32 => [.. Big(left), .. Big(right)],
        _ => [.. Big(left)[1..], (byte)((Big(left)[0] << 4) | Big(right)[0]), .. Big(right)[1..]],
    };

    private static void Write(MemoryStream file, object value)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object> map:
                file.WriteByte((byte)(0xE0 | map.Count));
                foreach (var (name, inner) in map)
                {
                    Write(file, name);
                    Write(file, inner);
                }

                break;
            case string text:
                file.WriteByte((byte)(0x40 | text.Length));
                file.Write(Encoding.UTF8.GetBytes(text));
                break;
            case int number:
                file.WriteByte(0xC4);
                file.Write(Big(number));
                break;
            case double number:
                file.WriteByte(0x68);
                var bytes = new byte[8];
                BinaryPrimitives.WriteDoubleBigEndian(bytes, number);
                file.Write(bytes);
                break;
        }
    }

    private static byte[] Big(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
