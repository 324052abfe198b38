using System.Text;

namespace AuditOps.Core.Store.Sql;

/// <summary>A PowerShell wildcard: * any text, ? one character, [a-z] one of a set, ` takes the next character as it is; whatever the case.</summary>
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

    /// <summary>One character of a set, as the inside of an RE2 class for text in lower case.</summary>
    public sealed record Set(string Class) : Piece;

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
                case '*':
                    if (literal.Length > 0 || pieces is not [.., AnyText])
                    {
                        Piece(new AnyText());
                    }

                    break;
                case '?':
                    Piece(new AnyCharacter());
                    break;
                case '[':
                    Piece(new Set(CharacterSet.Parse(pattern, ref i)));
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

        void Piece(Piece piece)
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
