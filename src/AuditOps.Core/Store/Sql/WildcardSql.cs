using System.Globalization;
using System.Text;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Sql;

/// <summary>Renders wildcards by the quickest means that says exactly the same.</summary>
internal static class WildcardSql
{
    /// <summary>Adds the condition that a text matches.</summary>
    /// <param name="sql">Where to.</param>
    /// <param name="text">The text, as SQL.</param>
    /// <param name="pattern">The wildcard.</param>
    public static void Add(SqlText sql, string text, string pattern)
    {
        switch (Wildcard.Parse(pattern))
        {
            case []:
                sql.Add(text).Add(" = ''");
                break;
            case [Wildcard.AnyText]:
                sql.Add(text).Add(" IS NOT NULL");
                break;
            case [Wildcard.Literal literal]:
                sql.Add("lower(").Add(text).Add(") = lower(").Value(literal.Text).Add(")");
                break;
            case [Wildcard.Literal prefix, Wildcard.AnyText]:
                Call(sql, "starts_with", text, prefix);
                break;
            case [Wildcard.AnyText, Wildcard.Literal suffix]:
                Call(sql, "ends_with", text, suffix);
                break;
            case [Wildcard.AnyText, Wildcard.Literal part, Wildcard.AnyText]:
                Call(sql, "contains", text, part);
                break;
            case var pieces:
                sql.Add("regexp_full_match(lower(").Add(text).Add("), ").Value(Regex(pieces)).Add(", 's')");
                break;
        }
    }

    private static void Call(SqlText sql, string function, string text, Wildcard.Literal literal) =>
        sql.Add(function).Add("(lower(").Add(text).Add("), lower(").Value(literal.Text).Add("))");

    private static string Regex(IReadOnlyList<Wildcard.Piece> pieces)
    {
        var regex = new StringBuilder();
        foreach (var piece in pieces)
        {
            _ = piece switch
            {
                Wildcard.AnyText => regex.Append(".*"),
                Wildcard.AnyCharacter => regex.Append('.'),
                Wildcard.Set set => Class(regex, set.Characters),
                Wildcard.Literal literal => Escape(regex, literal.Text.ToLowerInvariant()),
                _ => throw new InvalidOperationException($"A wildcard has no piece {piece}."),
            };
        }

        return regex.ToString();
    }

    private static StringBuilder Class(StringBuilder regex, CharacterSet characters)
    {
        regex.Append('[');
        foreach (var (low, high) in characters.Ranges)
        {
            regex.Append(CultureInfo.InvariantCulture, $"\\x{{{low:x}}}-\\x{{{high:x}}}");
        }

        return regex.Append(']');
    }

    private static StringBuilder Escape(StringBuilder regex, string text)
    {
        foreach (var c in text)
        {
            regex.Append(c == '\0' ? "\\x00" : char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) ? "\\" + c : c.ToString());
        }

        return regex;
    }
}
