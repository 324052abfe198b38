using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AuditOps.Core.Rules.Parsing;

/// <summary>Reads YAML up to a depth and size that no rule needs, because its tree is built and walked by recursion.</summary>
internal sealed class ShallowParser(IParser inner) : IParser
{
    private const int Deepest = 64;
    private const int MostEvents = 200_000;
    private int depth;
    private int events;

    public ParsingEvent? Current => inner.Current;

    public bool MoveNext()
    {
        if (!Advance())
            return false;

        depth += inner.Current!.NestingIncrease;
        if (depth > Deepest)
            throw new YamlException(inner.Current.Start, inner.Current.End, $"it is nested more than {Deepest} levels deep");
        if (++events > MostEvents)
            throw new YamlException(inner.Current.Start, inner.Current.End, $"it has more than {MostEvents} parts");

        // An alias within an alias, a few levels deep, is more than any memory holds.
        return inner.Current is not AnchorAlias alias
            ? true
            : throw new YamlException(alias.Start, alias.End, "rules cannot use YAML aliases; write the value out");
    }

    // YamlDotNet's own error for brackets and braces that do not match.
    private bool Advance()
    {
        try
        {
            return inner.MoveNext();
        }
        catch (InvalidOperationException error)
        {
            var place = inner.Current?.End ?? Mark.Empty;
            throw new YamlException(place, place, "brackets or braces do not match", error);
        }
    }
}
