using System.Text;

namespace AuditOps.Core.Store.Reading;

/// <summary>Gives the same string for equal texts, mostly: the strings of a log repeat, and making them costs more than reading them.</summary>
internal sealed class TextCache
{
    private const int Slots = 1 << 12;
    private const int LongestKept = 64;
    private readonly string?[] kept = new string?[Slots];

    public string Text(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > LongestKept)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref var slot = ref kept[Slot(utf8)];
        if (slot is { } known && known.Length == utf8.Length && Ascii.Equals(utf8, known))
        {
            return known;
        }

        return slot = Encoding.UTF8.GetString(utf8);
    }

    private static int Slot(ReadOnlySpan<byte> utf8)
    {
        var hash = (ulong)utf8.Length;
        for (; utf8.Length >= 8; utf8 = utf8[8..])
        {
            hash = (hash ^ BitConverter.ToUInt64(utf8)) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 29;
        }

        foreach (var b in utf8)
        {
            hash = (hash ^ b) * 0x100000001B3;
        }

        return (int)((hash * 0x9E3779B97F4A7C15) >> 52);
    }
}
