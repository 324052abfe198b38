using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace AuditOps.Core.Json;

/// <summary>Escapes what JSON demands, and what a terminal could obey (C1 controls, bidirectional and invisible characters); all other text stays readable.</summary>
internal sealed class TerminalJsonEncoder : JavaScriptEncoder
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create([.. Enumerable.Range(' ', 0x7F - ' ').Select(i => (char)i).Where(c => c is not '"' and not '\\')]);

    public override int MaxOutputCharactersPerInputCharacter => 12;

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var span = new ReadOnlySpan<char>(text, textLength);
        for (var i = 0; i < span.Length; i++)
        {
            var next = span[i..].IndexOfAnyExcept(Plain);
            if (next < 0) return -1;

            i += next;
            if (Rune.DecodeFromUtf16(span[i..], out var rune, out var used) != OperationStatus.Done || WillEncode(rune.Value)) return i;
            i += used - 1;
        }

        return -1;
    }

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var text = unicodeScalar switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            > 0xFFFF => string.Create(CultureInfo.InvariantCulture, $"\\u{0xD7C0 + (unicodeScalar >> 10):x4}\\u{0xDC00 + (unicodeScalar & 0x3FF):x4}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"\\u{unicodeScalar:x4}"),
        };
        numberOfCharactersWritten = text.Length;
        return text.AsSpan().TryCopyTo(new Span<char>(buffer, bufferLength));
    }

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is '"' or '\\' or < ' '
        || (unicodeScalar >= 0x7F && Rune.GetUnicodeCategory(new Rune(unicodeScalar)) is
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
