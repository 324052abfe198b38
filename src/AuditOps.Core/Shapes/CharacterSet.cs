using System.Text;

namespace AuditOps.Core.Shapes;

/// <summary>A set of characters in a wildcard, such as [a-z_], as ranges for text in lower case.</summary>
internal sealed record CharacterSet(IReadOnlyList<(int Low, int High)> Ranges)
{
    /// <summary>Reads the set that opens at a place of the pattern, and moves to its closing bracket.</summary>
    /// <exception cref="AuditOpsException">It is not closed, or a range runs backwards.</exception>
    public static CharacterSet Parse(string pattern, ref int place)
    {
        var content = new List<(int Rune, bool Dash)>();
        var open = place;
        for (place++; place < pattern.Length; place++)
        {
            switch (pattern[place])
            {
                case ']' when place > open + 1:
                    return Of(content, pattern);
                case '`' when place + 1 < pattern.Length:
                    place++;
                    content.Add((RuneAt(pattern, ref place), false));
                    break;
                case var c:
                    content.Add((RuneAt(pattern, ref place), c == '-'));
                    break;
            }
        }

        throw Invalid(pattern, "a [ is not closed; write `[ for the character itself");
    }

    /// <summary>Whether it has a character, given in lower case.</summary>
    public bool Contains(Rune lower) => Ranges.Any(range => range.Low <= lower.Value && lower.Value <= range.High);

    private static CharacterSet Of(List<(int Rune, bool Dash)> content, string pattern)
    {
        var ranges = new List<(int Low, int High)>();
        for (var i = 0; i < content.Count; i++)
        {
            var low = content[i].Rune;
            var isRange = i + 2 < content.Count && content[i + 1].Dash;
            var high = isRange ? content[i + 2].Rune : low;
            if (low > high)
            {
                throw Invalid(pattern, "a range runs backwards");
            }

            Add(low, high, ranges);
            i += isRange ? 2 : 0;
        }

        return new CharacterSet(ranges);
    }

    // The range as written, for what has no case, and the lower case of its capitals.
    private static void Add(int low, int high, List<(int Low, int High)> ranges)
    {
        ranges.Add((low, high));
        for (var c = low; c <= high; c++)
        {
            if (!Rune.TryCreate(c, out var rune) || Rune.ToLowerInvariant(rune).Value is var lower && lower == c)
            {
                continue;
            }

            if (ranges[^1].High == lower - 1)
            {
                ranges[^1] = (ranges[^1].Low, lower);
            }
            else
            {
                ranges.Add((lower, lower));
            }
        }
    }

    private static int RuneAt(string pattern, ref int place)
    {
        if (Rune.TryGetRuneAt(pattern, place, out var rune) && rune.Utf16SequenceLength == 2)
        {
            place++;
            return rune.Value;
        }

        return pattern[place];
    }

    private static AuditOpsException Invalid(string pattern, string why) =>
        new(ErrorKind.InvalidRequest, "WildcardInvalid", $"'{pattern}' is not a valid wildcard: {why}.") { Target = pattern };
}
