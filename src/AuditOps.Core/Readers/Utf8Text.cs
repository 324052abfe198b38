using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace AuditOps.Core.Readers;

/// <summary>Makes valid UTF-8 of any bytes. NUL bytes are valid and stay.</summary>
internal static class Utf8Text
{
    /// <summary>Whether the text can be stored as it is.</summary>
    public static bool IsClean(ReadOnlySpan<byte> text) => Utf8.IsValid(text);

    /// <summary>Copies the text and puts U+FFFD in the place of each ill-formed sequence (the maximal subparts of the Unicode standard).</summary>
    /// <returns>How many were replaced.</returns>
    public static int Clean(ReadOnlySpan<byte> text, IBufferWriter<byte> into)
    {
        var replaced = 0;
        while (!text.IsEmpty)
        {
            var bad = IndexOfInvalid(text);
            into.Write(text[..bad]);
            if (bad == text.Length) break;
            Rune.DecodeFromUtf8(text[bad..], out _, out var length);
            into.Write("\uFFFD"u8);
            text = text[(bad + length)..];
            replaced++;
        }
        return replaced;
    }

    // Valid runs are found by whole blocks, because decoding rune by rune is twenty times slower.
    private static int IndexOfInvalid(ReadOnlySpan<byte> text)
    {
        const int Block = 256;
        var at = 0;
        while (at < text.Length)
        {
            var length = Math.Min(Block, text.Length - at);
            var end = at + length;
            while (length > 0 && end < text.Length && end > at && (text[end] & 0xC0) == 0x80 && at + length - end < 4) end--;
            if (end == at) end = at + length;
            if (!Utf8.IsValid(text[at..end])) break;
            at = end;
        }
        while (at < text.Length && Rune.DecodeFromUtf8(text[at..], out _, out var length) == OperationStatus.Done) at += length;
        return at;
    }
}
