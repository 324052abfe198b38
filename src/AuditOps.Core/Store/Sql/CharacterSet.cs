using System.Globalization;
using System.Text;

namespace AuditOps.Core.Store.Sql;

/// <summary>A set in a wildcard, such as [a-z_], as the inside of an RE2 class for text in lower case.</summary>
internal static class CharacterSet
{
    /// <summary>Reads the set that opens at a place of the pattern, and moves to its closing bracket.</summary>
    public static string Parse(string pattern, ref int place)
    {
        var content = new List<(int Rune, bool Dash)>();
        var open = place;
        for (place++; place < pattern.Length; place++)
        {
            switch (pattern[place])
            {
                case ']' when place > open + 1:
                    return Ranges(content, pattern);
                case '`' when place + 1 < pattern.Length:
                    place++;
                    content.Add((RuneAt(pattern, ref place), false));
                    break;
                default:
                    content.Add((RuneAt(pattern, ref place), pattern[place] == '-'));
                    break;
            }
        }

        throw Invalid(pattern, "a [ is not closed; write `[ for the character itself");
    }

    private static string Ranges(List<(int Rune, bool Dash)> content, string pattern)
    {
        var inside = new StringBuilder();
        for (var i = 0; i < content.Count; i++)
        {
            var low = content[i].Rune;
            var isRange = i + 2 < content.Count && content[i + 1].Dash;
            var high = isRange ? content[i + 2].Rune : low;
            if (low > high)
            {
                throw Invalid(pattern, "a range runs backwards");
            }

            Range(low, high, inside);
            i += isRange ? 2 : 0;
        }

        return inside.ToString();
    }

    // The range as written, for what has no case, and the lower case of its capitals.
    private static void Range(int low, int high, StringBuilder inside)
    {
        Append(low, high, inside);
        var (first, last) = (-1, -1);
        for (var c = low; c <= high; c++)
        {
            if (!Rune.TryCreate(c, out var rune) || Rune.ToLowerInvariant(rune).Value is var lower && lower == c)
            {
                continue;
            }

            if (first < 0 || lower != last + 1)
            {
                Append(first, last, inside);
                first = lower;
            }

            last = lower;
        }

        Append(first, last, inside);
    }

    private static void Append(int low, int high, StringBuilder inside)
    {
        if (low >= 0)
        {
            inside.Append(CultureInfo.InvariantCulture, $"\\x{{{low:x}}}-\\x{{{high:x}}}");
        }
    }

    private static int RuneAt(string pattern, ref int place) =>
        Rune.TryGetRuneAt(pattern, place, out var rune) && rune.Utf16SequenceLength == 2 ? PairAt(rune, ref place) : pattern[place];

    private static int PairAt(Rune rune, ref int place)
    {
        place++;
        return rune.Value;
    }

    private static AuditOpsException Invalid(string pattern, string why) =>
        new(ErrorKind.InvalidRequest, "WildcardInvalid", $"'{pattern}' is not a valid wildcard: {why}.") { Target = pattern };
}
