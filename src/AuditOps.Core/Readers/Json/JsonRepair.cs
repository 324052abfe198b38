using System.Buffers;
using System.Globalization;
using System.Text;

namespace AuditOps.Core.Readers.Json;

/// <summary>Makes a value strict JSON in valid UTF-8: lone surrogates and ill-formed bytes become U+FFFD, raw control characters are escaped.</summary>
internal static class JsonRepair
{
    /// <summary>Copies a value that <see cref="JsonScanner"/> found whole.</summary>
    public static void Copy(ReadOnlySpan<byte> value, ArrayBufferWriter<byte> into)
    {
        if (!Utf8Text.IsClean(value))
        {
            var clean = new ArrayBufferWriter<byte>(value.Length + 64);
            Utf8Text.Clean(value, clean);
            value = clean.WrittenSpan;
        }
        var (copied, inString) = (0, false);
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == '"') inString = !inString;
            else if (inString && c < ' ')
            {
                into.Write(value[copied..i]);
                into.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")));
                copied = i + 1;
            }
            else if (c == '\\')
            {
                i++;
                if (value[i] != 'u') continue;
                var unit = JsonScanner.HexUnit(value, i + 1);
                i += 4;
                if (unit is < 0xD800 or > 0xDFFF) continue;
                if (unit < 0xDC00 && value[i + 1] == '\\' && value[i + 2] == 'u' && JsonScanner.HexUnit(value, i + 3) is >= 0xDC00 and <= 0xDFFF)
                {
                    i += 6;
                    continue;
                }
                into.Write(value[copied..(i - 5)]);
                into.Write("\\ufffd"u8);
                copied = i + 1;
            }
        }
        into.Write(value[copied..]);
    }
}
