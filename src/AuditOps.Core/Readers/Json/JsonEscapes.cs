using System.Text;

namespace AuditOps.Core.Readers.Json;

/// <summary>Makes texts of values that are not written as their text is.</summary>
internal static class JsonEscapes
{
    /// <summary>Decodes what stands between the quotes of a valid string without lone surrogates.</summary>
    public static void Decode(ReadOnlySpan<byte> text, Bytes into)
    {
        while (text.IndexOf((byte)'\\') is var at and >= 0)
        {
            into.Add(text[..at]);
            var used = 2;
            switch (text[at + 1])
            {
                case (byte)'u':
                    used = Unicode(text[at..], into);
                    break;
                case (byte)'b':
                    into.Add("\b"u8);
                    break;
                case (byte)'f':
                    into.Add("\f"u8);
                    break;
                case (byte)'n':
                    into.Add("\n"u8);
                    break;
                case (byte)'r':
                    into.Add("\r"u8);
                    break;
                case (byte)'t':
                    into.Add("\t"u8);
                    break;
                default:
                    into.Add(text.Slice(at + 1, 1));
                    break;
            }

            text = text[(at + used)..];
        }

        into.Add(text);
    }

    /// <summary>Copies a valid value without the white space between its tokens.</summary>
    public static void Compact(ReadOnlySpan<byte> value, Bytes into)
    {
        var start = 0;
        for (var i = 0; i < value.Length;)
        {
            if (value[i] == '"')
            {
                i = JsonSkip.String(value, i, out _);
                continue;
            }

            if (value[i] <= ' ')
            {
                into.Add(value[start..i]);
                start = i + 1;
            }

            i++;
        }

        into.Add(value[start..]);
    }

    private static int Unicode(ReadOnlySpan<byte> text, Bytes into)
    {
        var (unit, used) = (JsonScanner.HexUnit(text, 2), 6);
        if (char.IsHighSurrogate((char)unit))
        {
            unit = char.ConvertToUtf32((char)unit, (char)JsonScanner.HexUnit(text, 8));
            used = 12;
        }

        Span<byte> rune = stackalloc byte[4];
        into.Add(rune[..new Rune(unit).EncodeToUtf8(rune)]);
        return used;
    }
}
