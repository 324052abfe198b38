using System.Text;

namespace AuditOps.Core.Shapes;

/// <summary>Matches texts with wildcards in at most as many steps as the product of both lengths.</summary>
internal static class WildcardMatch
{
    public static bool IsMatch(IReadOnlyList<Wildcard.Piece> pieces, string text)
    {
        var steps = pieces.SelectMany(Steps).ToArray();
        var runes = text.EnumerateRunes().Select(Rune.ToLowerInvariant).ToArray();
        var (step, at, star, starAt) = (0, 0, -1, 0);
        while (at < runes.Length)
        {
            if (step < steps.Length && steps[step] is Wildcard.AnyText)
            {
                (star, starAt) = (step++, at);
            }
            else if (step < steps.Length && Matches(steps[step], runes[at]))
            {
                step++;
                at++;
            }
            else if (star >= 0)
            {
                (step, at) = (star + 1, ++starAt);
            }
            else
            {
                return false;
            }
        }

        return steps.AsSpan(step).IndexOfAnyExcept(new Wildcard.AnyText()) < 0;
    }

    private static IEnumerable<Wildcard.Piece> Steps(Wildcard.Piece piece) =>
        piece is Wildcard.Literal literal ? literal.Text.EnumerateRunes().Select(rune => new Wildcard.Literal(rune.ToString())) : [piece];

    private static bool Matches(Wildcard.Piece piece, Rune lower) => piece switch
    {
        Wildcard.AnyCharacter => true,
        Wildcard.Literal literal => Rune.ToLowerInvariant(Rune.GetRuneAt(literal.Text, 0)) == lower,
        Wildcard.Set set => set.Characters.Contains(lower),
        _ => false,
    };
}
