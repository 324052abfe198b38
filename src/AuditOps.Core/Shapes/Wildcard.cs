using System.Text;
using System.Text.RegularExpressions;

namespace AuditOps.Core.Shapes;

/// <summary>PowerShell's wildcards: * any text, ? one character, [a-z] one of a set, ` takes the next character as it is. Case does not count.</summary>
internal static class Wildcard
{
    /// <summary>Whether a text holds a wildcard or an escape at all.</summary>
    public static bool IsPattern(string text) => text.AsSpan().IndexOfAny("*?[`") >= 0;

    /// <summary>A pattern that matches just this text.</summary>
    public static string Escape(string text) => string.Concat(text.Select(c => "*?[]`".Contains(c, StringComparison.Ordinal) ? $"`{c}" : c.ToString()));

    /// <summary>Whether the whole text matches.</summary>
    public static bool IsMatch(string pattern, string text) =>
        IsPattern(pattern) ? ToRegex(pattern).IsMatch(text) : string.Equals(pattern, text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the text matches one of the patterns, or there are none.</summary>
    public static bool IsMatchOfAny(IReadOnlyCollection<string> patterns, string text) =>
        patterns.Count == 0 || patterns.Any(pattern => IsMatch(pattern, text));

    /// <summary>The same as a regular expression that is anchored at both ends.</summary>
    public static Regex ToRegex(string pattern) =>
        new(ToExpression(pattern), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);

    /// <summary>The text of that expression, in the common part of RE2's and .NET's languages, without the options.</summary>
    public static string ToExpression(string pattern)
    {
        var expression = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            var set = pattern[i] == '[' ? pattern.IndexOf(']', i + 1) : -1;
            if (set > i + 1)
            {
                expression.Append('[').Append(SetOf(pattern[(i + 1)..set])).Append(']');
                i = set;
                continue;
            }

            expression.Append(pattern[i] switch
            {
                '*' => ".*",
                '?' => ".",
                '`' when i + 1 < pattern.Length => Literal(pattern[++i]),
                var c => Literal(c),
            });
        }

        return expression.Append(@"\z").ToString();
    }

    private static string SetOf(string set) => string.Concat(set.Select(c => c == '-' ? "-" : Literal(c)));

    private static string Literal(char c) => char.IsAsciiLetterOrDigit(c) || c > 127 || c == '_' || c < ' ' ? c.ToString() : "\\" + c;
}
