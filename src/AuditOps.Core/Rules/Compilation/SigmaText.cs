using System.Text;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules.Compilation;

/// <summary>Reads Sigma's texts: * is any text, ? one character, and a backslash takes * ? or \ after it as it is.</summary>
internal static class SigmaText
{
    private static readonly CharacterSet Dashes = new([.. "-/–—―".Select(dash => ((int)dash, (int)dash))]);

    public static IReadOnlyList<Wildcard.Piece> Parse(string text)
    {
        var pieces = new List<Wildcard.Piece>();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when i + 1 < text.Length && text[i + 1] is '*' or '?' or '\\':
                    literal.Append(text[++i]);
                    break;
                case '*':
                    Flush();
                    if (pieces is not [.., Wildcard.AnyText])
                        pieces.Add(new Wildcard.AnyText());
                    break;
                case '?':
                    Flush();
                    pieces.Add(new Wildcard.AnyCharacter());
                    break;
                case var c:
                    literal.Append(c);
                    break;
            }
        }

        Flush();
        return pieces;

        void Flush()
        {
            if (literal.Length > 0)
                pieces.Add(new Wildcard.Literal(literal.ToString()));
            literal.Clear();
        }
    }

    /// <summary>The text of pieces without a wildcard, or null.</summary>
    public static string? Plain(IReadOnlyList<Wildcard.Piece> pieces) => pieces switch
    {
        [] => "",
        [Wildcard.Literal only] => only.Text,
        _ => null,
    };

    /// <summary>The same with any text before it.</summary>
    public static IReadOnlyList<Wildcard.Piece> OpenStart(IReadOnlyList<Wildcard.Piece> pieces) =>
        pieces is [Wildcard.AnyText, ..] ? pieces : [new Wildcard.AnyText(), .. pieces];

    /// <summary>The same with any text after it.</summary>
    public static IReadOnlyList<Wildcard.Piece> OpenEnd(IReadOnlyList<Wildcard.Piece> pieces) =>
        pieces is [.., Wildcard.AnyText] ? pieces : [.. pieces, new Wildcard.AnyText()];

    /// <summary>Takes each dash or slash that begins an option of a Windows command for any character that may begin one.</summary>
    public static IReadOnlyList<Wildcard.Piece> AnyDash(IReadOnlyList<Wildcard.Piece> pieces)
    {
        var result = new List<Wildcard.Piece>();
        var before = '\0';
        foreach (var piece in pieces)
        {
            if (piece is not Wildcard.Literal { Text: var text })
            {
                result.Add(piece);
                before = '\0';
                continue;
            }

            var start = 0;
            for (var i = 0; i < text.Length; before = text[i++])
            {
                if (text[i] is not ('-' or '/') || IsWord(before) || i + 1 >= text.Length || !IsWord(text[i + 1]))
                    continue;
                if (i > start)
                    result.Add(new Wildcard.Literal(text[start..i]));
                result.Add(new Wildcard.Set(Dashes));
                start = i + 1;
            }

            if (start < text.Length)
                result.Add(new Wildcard.Literal(text[start..]));
        }

        return result;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
