using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules.Compilation;

/// <summary>Turns one field of a selection, with its modifiers and values, into a condition on events.</summary>
internal sealed class ItemCompiler(Placeholders placeholders, Func<string, EventField> fields)
{
    /// <exception cref="AuditOpsException">A modifier does not exist, or does not go with the others or the values.</exception>
    public EventFilter Compile(Detection.Item item)
    {
        var modifiers = Modifiers.Parse(item, placeholders);
        var field = item.Field is { } name ? fields(name) : null;
        EventFilter[] tests = [.. item.Values.SelectMany(value => Tests(modifiers, value)).Select(Condition)];
        EventFilter all = tests is [var only] ? only : modifiers.All ? new EventFilter.And(tests) : new EventFilter.Or(tests);
        return modifiers.Negated ? new EventFilter.Not(all) : all;

        EventFilter Condition(FieldTest test) => (field, test) switch
        {
            ({ } of, _) => new EventFilter.Field(of, test),
            (null, FieldTest.Text word) => new EventFilter.Anywhere(word with { Pattern = SigmaText.OpenStart(SigmaText.OpenEnd(word.Pattern)) }),
            (null, FieldTest.Matches) => new EventFilter.Anywhere(test),
            _ => throw item.Place.Invalid("words without a field can only be texts or regular expressions"),
        };
    }

    private IEnumerable<FieldTest> Tests(Modifiers modifiers, string? value)
    {
        var place = modifiers.Place;
        return modifiers.Kind switch
        {
            TestKind.Present => [Flag(value, place) ? new FieldTest.Present() : new FieldTest.Absent()],
            TestKind.Text when value is null && modifiers.IsPlain => [new FieldTest.Absent()],
            _ when value is null => throw place.Invalid("null goes with no modifier"),
            TestKind.Text => modifiers.Texts(value).Select(pieces => new FieldTest.Text(pieces, modifiers.CaseSensitive)),
            TestKind.Expression => [new FieldTest.Matches(RuleExpression.Parse(value, modifiers.Options, place))],
            TestKind.Network => [new FieldTest.InNetwork(Network(value, place))],
            TestKind.Number => [new FieldTest.Number(modifiers.Comparison, Number(value, place))],
            TestKind.PartOfTime => [new FieldTest.PartOfTime(modifiers.Part, (int)Number(value, place))],
            _ => [new FieldTest.Field(fields(value), modifiers.TextPlace, modifiers.CaseSensitive)],
        };
    }

    private static bool Flag(string? value, RulePlace place) =>
        bool.TryParse(value, out var flag) ? flag : throw place.Invalid($"'exists' takes true or false, not '{value}'");

    private static decimal Number(string text, RulePlace place) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw place.Invalid($"'{text}' is not a number");

    private static IPNetwork Network(string text, RulePlace place)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (IPAddress.TryParse(slash < 0 ? text : text[..slash], out var address))
        {
            var bits = address.GetAddressBytes().Length * 8;
            if (slash < 0 || (int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out bits) && bits <= address.GetAddressBytes().Length * 8))
                return Masked(address, bits);
        }

        throw place.Invalid($"'{text}' is not a network; write an address and a length, such as 10.0.0.0/8");
    }

    // Rules name networks by any of their addresses, which the type does not take.
    private static IPNetwork Masked(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] &= (byte)(0xFF << (8 - Math.Clamp(bits - (i * 8), 0, 8)));
        return new IPNetwork(new IPAddress(bytes), bits);
    }
}
