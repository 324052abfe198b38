using System.Text;

namespace AuditOps.Core.Shapes;

/// <summary>PowerShell's wildcards: * any text, ? one character, [a-z] one of a set, ` takes the next character as it is. Case does not count.</summary>
internal static class Wildcard
{
    /// <summary>A piece of a wildcard.</summary>
    public abstract record Piece;

    /// <summary>Any text, also none.</summary>
    public sealed record AnyText : Piece;

    /// <summary>Any one character.</summary>
    public sealed record AnyCharacter : Piece;

    /// <summary>This text.</summary>
    public sealed record Literal(string Text) : Piece;

    /// <summary>One character of a set.</summary>
    public sealed record Set(CharacterSet Characters) : Piece;

    /// <summary>Whether a text holds a wildcard or an escape at all.</summary>
    public static bool IsPattern(string text) => text.AsSpan().IndexOfAny("*?[`") >= 0;

    /// <summary>A pattern that matches the text and nothing else.</summary>
    public static string Escape(string text) => string.Concat(text.Select(c => "*?[]`".Contains(c, StringComparison.Ordinal) ? $"`{c}" : c.ToString()));

    /// <summary>Whether the whole text matches.</summary>
    /// <exception cref="AuditOpsException">The pattern is not valid.</exception>
    public static bool IsMatch(string pattern, string text) => WildcardMatch.IsMatch(Parse(pattern), text);

    /// <summary>Whether the text matches one of the patterns, or there are none.</summary>
    public static bool IsMatchOfAny(IReadOnlyCollection<string> patterns, string text) =>
        patterns.Count == 0 || patterns.Any(pattern => IsMatch(pattern, text));

    /// <summary>Reads a wildcard as PowerShell does.</summary>
    /// <exception cref="AuditOpsException">A set is not closed, or a range runs backwards.</exception>
    public static IReadOnlyList<Piece> Parse(string pattern)
    {
        var pieces = new List<Piece>();
        var literal = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '*' when literal.Length == 0 && pieces is [.., AnyText]:
                    break;
                case '*':
                    Add(new AnyText());
                    break;
                case '?':
                    Add(new AnyCharacter());
                    break;
                case '[':
                    Add(new Set(CharacterSet.Parse(pattern, ref i)));
                    break;
                case '`' when i + 1 < pattern.Length:
                    literal.Append(pattern[++i]);
                    break;
                case '`' when pattern.Length == 1:
                    // A lone ` has always meant the empty text.
                    break;
                default:
                    literal.Append(pattern[i]);
                    break;
            }
        }

        Flush();
        return pieces;

        void Add(Piece piece)
        {
            Flush();
            pieces.Add(piece);
        }

        void Flush()
        {
            if (literal.Length > 0)
            {
                pieces.Add(new Literal(literal.ToString()));
                literal.Clear();
            }
        }
    }
}
