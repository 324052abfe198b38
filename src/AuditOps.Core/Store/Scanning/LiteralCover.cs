using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Scanning;

/// <summary>Texts of which at least one must occur in its field where a condition holds: what makes a scan of many conditions quick.</summary>
/// <param name="Literals">ASCII texts and the numbers of the fields that they are sought in.</param>
internal sealed record LiteralCover(IReadOnlyList<(int Field, string Literal)> Literals)
{
    /// <summary>Stands for the number of a field where a text is sought in the whole record.</summary>
    public const int Anywhere = -1;

    private const int Shortest = 3;

    // Names of programs and folders that most events of a computer hold.
    private static readonly string[] Common = [".exe", ".dll", "powershell", "cmd", "windows", "system32", "program files", "users", "appdata", "temp", "microsoft", "http"];

    /// <summary>The cover of a condition, or null when there is none.</summary>
    /// <param name="filter">The condition.</param>
    /// <param name="view">Knows the fields.</param>
    /// <param name="told">Fields in which nothing need be sought, since their values are known before.</param>
    public static LiteralCover? Of(EventFilter filter, EventView view, int[] told) => filter switch
    {
        EventFilter.And and => and.Parts.Select(part => Of(part, view, told)).OfType<LiteralCover>().MaxBy(cover => cover.Worth),
        EventFilter.Or { Parts.Count: > 0 } or => OfAll([.. or.Parts.Select(part => Of(part, view, told))]),
        EventFilter.Field { Test: FieldTest.Text text } field when Longest(text, char.IsAscii) is { } literal => view.Know(field.Of) is var number && told.Contains(number) ? null : new LiteralCover([(number, literal)]),
        EventFilter.Anywhere { Test: FieldTest.Text text } when Longest(text, IsWrittenAsItIs) is { } literal => new LiteralCover([(Anywhere, literal)]),
        _ => null,
    };

    private double Worth => Literals.Min(pair => Rarity(pair.Literal)) - (0.01 * Literals.Count);

    private static LiteralCover? OfAll(IReadOnlyList<LiteralCover?> parts) =>
        parts.Contains(null) ? null : new LiteralCover([.. parts.SelectMany(part => part!.Literals).Distinct()]);

    private static double Rarity(string literal) =>
        literal.Length - Common.Where(common => literal.Contains(common, StringComparison.OrdinalIgnoreCase)).Sum(common => common.Length * 0.8);

    // Only ASCII letters equal one another whatever their case in ASCII alone.
    private static string? Longest(FieldTest.Text text, Func<char, bool> isFit)
    {
        var best = "";
        foreach (var literal in text.Pattern.OfType<Wildcard.Literal>())
        {
            var start = 0;
            for (var i = 0; i <= literal.Text.Length; i++)
            {
                if (i < literal.Text.Length && isFit(literal.Text[i]))
                    continue;
                if (i - start > best.Length)
                    best = literal.Text[start..i];
                start = i + 1;
            }
        }

        var whole = text.Pattern is [Wildcard.Literal];
        return best.Length >= (whole ? 1 : Shortest) ? best.ToLowerInvariant() : null;
    }

    // JSON may write all others in several ways.
    private static bool IsWrittenAsItIs(char c) => char.IsAsciiLetterOrDigit(c) || c is ' ' or '.' or '-' or '_' or ':' or '=' or ',' or '(' or ')' or '*' or '%' or '@' or '#';
}
