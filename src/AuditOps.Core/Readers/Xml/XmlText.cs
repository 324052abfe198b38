using System.Buffers.Text;
using System.Text;

namespace AuditOps.Core.Readers.Xml;

/// <summary>Decodes the text of elements and attributes: entities, characters by number, CDATA, comments.</summary>
internal static class XmlText
{
    /// <summary>Decodes a text; false where it names an entity that XML does not have by itself.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> text, Bytes into)
    {
        while (text.IndexOfAny((byte)'&', (byte)'<') is var at and >= 0)
        {
            into.Add(text[..at]);
            text = text[at..];
            if (text[0] == '<')
            {
                if (!TryMarkup(ref text, into)) return false;
                continue;
            }
            var end = text.IndexOf((byte)';');
            if (end is < 2 or > 12) return false;
            if (!TryEntity(text[1..end], into)) return false;
            text = text[(end + 1)..];
        }
        into.Add(text);
        return true;
    }

    private static bool TryMarkup(ref ReadOnlySpan<byte> text, Bytes into)
    {
        var isData = text.StartsWith("<![CDATA["u8);
        var end = isData ? text.IndexOf("]]>"u8) : text.StartsWith("<!--"u8) ? text.IndexOf("-->"u8) : text.IndexOf("?>"u8);
        if (end < 0) return false;
        if (isData) into.Add(text[9..end]);
        text = text[(end + (isData || text[1] == '!' ? 3 : 2))..];
        return true;
    }

    private static bool TryEntity(ReadOnlySpan<byte> name, Bytes into)
    {
        if (name[0] != '#')
        {
            var letter = name.SequenceEqual("lt"u8) ? '<' : name.SequenceEqual("gt"u8) ? '>' : name.SequenceEqual("amp"u8) ? '&'
                : name.SequenceEqual("quot"u8) ? '"' : name.SequenceEqual("apos"u8) ? '\'' : '\0';
            into.Add([(byte)letter]);
            return letter != '\0';
        }
        var isHex = name.Length > 1 && name[1] is (byte)'x' or (byte)'X';
        var digits = name[(isHex ? 2 : 1)..];
        if (!Utf8Parser.TryParse(digits, out int number, out var used, isHex ? 'X' : 'D') || used != digits.Length) return false;
        Span<byte> encoded = stackalloc byte[4];
        var rune = Rune.IsValid(number) ? new Rune(number) : Rune.ReplacementChar;
        into.Add(encoded[..rune.EncodeToUtf8(encoded)]);
        return true;
    }
}
