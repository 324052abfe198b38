using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AuditOps.Core.Readers.Json;

/// <summary>Validates one JSON value (RFC 8259) and finds its end, in one pass, with bounded depth.</summary>
internal static class JsonScanner
{
    /// <summary>A value that nests deeper is broken.</summary>
    public const int MaxDepth = 512;

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>Scans the value at the start of the text.</summary>
    /// <param name="text">Starts with the value's first byte.</param>
    /// <param name="final">True where nothing follows the bytes, so that a number at their end is whole.</param>
    public static JsonScan Scan(ReadOnlySpan<byte> text, bool final)
    {
        Span<ulong> objects = stackalloc ulong[MaxDepth / 64];
        var (i, depth, repair) = (0, 0, false);
        var key = false;
        while (true)
        {
            i = SkipSpace(text, i);
            if (i >= text.Length) return new(JsonState.Partial, i, repair);
            var c = text[i];
            if (key)
            {
                if (c != '"') return new(JsonState.Broken, i, repair);
                i = SkipString(text, i, ref repair);
                if (i > 0) i = SkipSpace(text, i);
                if (i < 0 || i >= text.Length) return Unfinished(text, i, repair);
                if (text[i] != ':') return new(JsonState.Broken, i, repair);
                i++;
                key = false;
                continue;
            }
            if (c is (byte)'{' or (byte)'[')
            {
                if (depth == MaxDepth) return new(JsonState.Broken, i, repair);
                var bit = 1UL << depth;
                objects[depth >> 6] = c == '{' ? objects[depth >> 6] | bit : objects[depth >> 6] & ~bit;
                depth++;
                i = SkipSpace(text, i + 1);
                if (i >= text.Length) return new(JsonState.Partial, i, repair);
                key = c == '{';
                if (text[i] != c + 2) continue;
            }
            else
            {
                i = c == '"' ? SkipString(text, i, ref repair) : SkipScalar(text, i, c, final);
                if (i < 0 || i == int.MaxValue) return Unfinished(text, i, repair);
            }

            // After a value: close what ends here, until a comma asks for the next one.
            while (true)
            {
                if (depth == 0) return new(JsonState.Whole, i, repair);
                i = SkipSpace(text, i);
                if (i >= text.Length) return new(JsonState.Partial, i, repair);
                var isObject = (objects[(depth - 1) >> 6] >> (depth - 1) & 1) != 0;
                if (text[i] == ',')
                {
                    i++;
                    key = isObject;
                    break;
                }
                if (text[i] != (isObject ? '}' : ']')) return new(JsonState.Broken, i, repair);
                i++;
                depth--;
            }
        }
    }

    /// <summary>Skips the white space of JSON.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipSpace(ReadOnlySpan<byte> text, int i)
    {
        while (i < text.Length && text[i] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') i++;
        return i;
    }

    // A negative index is the complement of the place where the text breaks; the greatest one means that the text ends too early.
    private static JsonScan Unfinished(ReadOnlySpan<byte> text, int i, bool repair) =>
        i < 0 ? new(JsonState.Broken, ~i, repair) : new(JsonState.Partial, text.Length, repair);

    /// <summary>Skips a string, from its opening quote to behind its closing one.</summary>
    private static int SkipString(ReadOnlySpan<byte> text, int start, ref bool repair)
    {
        var i = start + 1;
        while (true)
        {
            i = NextSpecial(text, i);
            if (i >= text.Length) return int.MaxValue;
            var c = text[i];
            if (c == '"') return i + 1;
            if (c != '\\')
            {
                if (c == '\n') return ~i;
                repair = true;
                i++;
                continue;
            }
            if (i + 1 >= text.Length) return int.MaxValue;
            switch (text[i + 1])
            {
                case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                    i += 2;
                    break;
                case (byte)'u':
                    var unit = HexUnit(text, i + 2);
                    if (unit == -2) return int.MaxValue;
                    if (unit < 0) return ~(i + 2 + text[(i + 2)..].IndexOfAnyExcept(HexDigits));
                    if (unit is >= 0xD800 and <= 0xDFFF)
                    {
                        if (unit < 0xDC00 && i + 12 > text.Length && CouldBeEscape(text[(i + 6)..])) return int.MaxValue;
                        var pair = unit < 0xDC00 && i + 12 <= text.Length && text[i + 6] == '\\' && text[i + 7] == 'u' && HexUnit(text, i + 8) is >= 0xDC00 and <= 0xDFFF;
                        repair |= !pair;
                        i += pair ? 12 : 6;
                        break;
                    }
                    i += 6;
                    break;
                default:
                    return ~(i + 1);
            }
        }
    }

    private static bool CouldBeEscape(ReadOnlySpan<byte> text) => text.IsEmpty || (text[0] == '\\' && (text.Length == 1 || text[1] == 'u'));

    /// <summary>Reads four hexadecimal digits: -1 where one is none, -2 where the text ends too early.</summary>
    internal static int HexUnit(ReadOnlySpan<byte> text, int i)
    {
        var unit = 0;
        for (var k = i; k < i + 4; k++)
        {
            if (k >= text.Length) return -2;
            var digit = text[k] switch
            {
                >= (byte)'0' and <= (byte)'9' => text[k] - '0',
                >= (byte)'a' and <= (byte)'f' => text[k] - 'a' + 10,
                >= (byte)'A' and <= (byte)'F' => text[k] - 'A' + 10,
                _ => -1,
            };
            if (digit < 0) return -1;
            unit = unit << 4 | digit;
        }
        return unit;
    }

    // Sixteen bytes at a time by hand: most strings are shorter than that, and a call of IndexOfAny costs more than they do.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int NextSpecial(ReadOnlySpan<byte> text, int i)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        for (; i + 16 <= text.Length; i += 16)
        {
            var block = Vector128.LoadUnsafe(ref first, (nuint)i);
            var hits = Vector128.Equals(block, Vector128.Create((byte)'"'))
                | Vector128.Equals(block, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(block, Vector128.Create((byte)' '));
            if (hits != Vector128<byte>.Zero) return i + BitOperations.TrailingZeroCount(hits.ExtractMostSignificantBits());
        }
        while (i < text.Length && text[i] is not ((byte)'"' or (byte)'\\' or < (byte)' ')) i++;
        return i;
    }

    private static int SkipScalar(ReadOnlySpan<byte> text, int i, byte c, bool final)
    {
        return c switch
        {
            (byte)'t' => SkipWord(text, i, "true"u8),
            (byte)'f' => SkipWord(text, i, "false"u8),
            (byte)'n' => SkipWord(text, i, "null"u8),
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => SkipNumber(text, i, final),
            _ => ~i,
        };
    }

    private static int SkipWord(ReadOnlySpan<byte> text, int i, ReadOnlySpan<byte> word)
    {
        var rest = text[i..];
        if (rest.StartsWith(word)) return i + word.Length;
        return rest.Length < word.Length && word.StartsWith(rest) ? int.MaxValue : ~(i + rest.CommonPrefixLength(word));
    }

    private static int SkipNumber(ReadOnlySpan<byte> text, int i, bool final)
    {
        if (text[i] == '-') i++;
        var digits = i;
        i = SkipDigits(text, i);
        if (i > digits + 1 && text[digits] == '0') return ~(digits + 1);
        var needed = i == digits;
        if (!needed && i < text.Length && text[i] == '.')
        {
            digits = ++i;
            i = SkipDigits(text, i);
            needed = i == digits;
        }
        if (!needed && i < text.Length && text[i] is (byte)'e' or (byte)'E')
        {
            i++;
            if (i < text.Length && text[i] is (byte)'+' or (byte)'-') i++;
            digits = i;
            i = SkipDigits(text, i);
            needed = i == digits;
        }
        if (i == text.Length && (needed || !final)) return int.MaxValue;
        return needed ? ~i : i;
    }

    private static int SkipDigits(ReadOnlySpan<byte> text, int i)
    {
        while (i < text.Length && text[i] is >= (byte)'0' and <= (byte)'9') i++;
        return i;
    }
}
