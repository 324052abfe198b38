using System.Text.RegularExpressions;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules.Compilation;

/// <summary>What the values of a field stand for.</summary>
internal enum TestKind
{
    Text,
    Expression,
    Network,
    Number,
    PartOfTime,
    Field,
    Present,
}

/// <summary>The modifiers of a field, read from left to right (Sigma modifiers appendix, version 2.1).</summary>
internal sealed class Modifiers
{
    private readonly Placeholders _placeholders;
    private readonly List<Func<IEnumerable<IReadOnlyList<Wildcard.Piece>>, IEnumerable<IReadOnlyList<Wildcard.Piece>>>> _steps = [];
    private string? _encoding;
    private bool _expands;

    private Modifiers(RulePlace place, Placeholders placeholders) => (Place, _placeholders) = (place, placeholders);

    public RulePlace Place { get; }

    public TestKind Kind { get; private set; }

    /// <summary>Whether every value must match, not just one.</summary>
    public bool All { get; private set; }

    public bool Negated { get; private set; }

    public bool CaseSensitive { get; private set; }

    public RegexOptions Options { get; private set; }

    public Comparison Comparison { get; private set; }

    public TimePart Part { get; private set; }

    public TextPlace TextPlace { get; private set; }

    /// <summary>Whether values are compared as they are.</summary>
    public bool IsPlain => _steps.Count == 0 && _encoding is null && TextPlace == TextPlace.Whole;

    public static Modifiers Parse(Detection.Item item, Placeholders placeholders)
    {
        var modifiers = new Modifiers(item.Place, placeholders);
        foreach (var name in item.Modifiers)
            modifiers.Add(name.ToLowerInvariant());
        if (modifiers._encoding is { } encoding)
            throw item.Place.Invalid($"'{encoding}' must be followed by base64 or base64offset");
        return modifiers;
    }

    /// <summary>The patterns that a value stands for.</summary>
    public IEnumerable<IReadOnlyList<Wildcard.Piece>> Texts(string value)
    {
        var texts = (_expands ? _placeholders.Expand(value, Place) : [value]).Select(SigmaText.Parse);
        return _steps.Aggregate(texts, (before, step) => step(before));
    }

    private void Add(string name)
    {
        switch (name)
        {
            case "all":
                All = true;
                break;
            case "neq":
                Negated = true;
                break;
            case "cased":
                CaseSensitive = true;
                break;
            case "expand":
                _expands = true;
                break;
            case "contains":
                Open(TextPlace.Anywhere, pieces => SigmaText.OpenStart(SigmaText.OpenEnd(pieces)));
                break;
            case "startswith":
                Open(TextPlace.Start, SigmaText.OpenEnd);
                break;
            case "endswith":
                Open(TextPlace.End, SigmaText.OpenStart);
                break;
            case "windash":
                _steps.Add(texts => texts.Select(SigmaText.AnyDash));
                break;
            case "wide" or "utf16le" or "utf16be" or "utf16":
                _encoding = name;
                break;
            case "base64":
                Encode(text => [Base64Text.Whole(text)]);
                break;
            case "base64offset":
                Encode(Base64Text.Parts);
                break;
            case "re":
                Become(TestKind.Expression, name);
                break;
            case "i" or "m" or "s" when Kind == TestKind.Expression:
                Options |= name switch { "i" => RegexOptions.IgnoreCase, "m" => RegexOptions.Multiline, _ => RegexOptions.Singleline };
                break;
            case "cidr":
                Become(TestKind.Network, name);
                break;
            case "exists":
                Become(TestKind.Present, name);
                break;
            case "fieldref":
                Kind = Kind == TestKind.Text ? TestKind.Field : throw Unfit(name);
                break;
            case "lt" or "lte" or "gte" or "gt":
                Become(TestKind.Number, name);
                Comparison = name switch { "lt" => Comparison.Below, "lte" => Comparison.AtMost, "gte" => Comparison.AtLeast, _ => Comparison.Above };
                break;
            case "minute" or "hour" or "day" or "week" or "month" or "year":
                Become(TestKind.PartOfTime, name);
                Part = Enum.Parse<TimePart>(name, ignoreCase: true);
                break;
            default:
                throw Place.Invalid($"the modifier '{name}' does not exist{(name is "i" or "m" or "s" ? " without 're' before it" : "")}");
        }
    }

    private void Open(TextPlace place, Func<IReadOnlyList<Wildcard.Piece>, IReadOnlyList<Wildcard.Piece>> open)
    {
        if (Kind is not (TestKind.Text or TestKind.Field))
            throw Unfit(place.ToString().ToLowerInvariant());
        TextPlace = place;
        _steps.Add(texts => texts.Select(open));
    }

    private void Encode(Func<byte[], IEnumerable<string>> encode)
    {
        var encoding = _encoding;
        _encoding = null;
        CaseSensitive = true;
        _steps.Add(texts => texts.SelectMany(pieces => encode(Base64Text.Bytes(Whole(pieces), encoding))).Select(Encoded));
    }

    private IReadOnlyList<Wildcard.Piece> Encoded(string text) =>
        text.Length > 0 ? [new Wildcard.Literal(text)] : throw Place.Invalid("the text is too short to be found in Base64");

    private string Whole(IReadOnlyList<Wildcard.Piece> pieces) => SigmaText.Plain(pieces) ?? throw Place.Invalid("what is encoded in Base64 cannot have wildcards");

    private void Become(TestKind kind, string name) => Kind = Kind == TestKind.Text && IsPlain ? kind : throw Unfit(name);

    private AuditOpsException Unfit(string name) => Place.Invalid($"the modifier '{name}' does not go with those before it");
}
