using System.Globalization;
using System.Text.RegularExpressions;
using AuditOps.Core.Findings;
using AuditOps.Core.Rules.Correlation;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>
/// Fills the sentences of a pattern: {field} of group-by, {count} and {value} (with a noun, {count:failure}), {span}, {timespan} and {limit}.
/// </summary>
internal sealed partial class PatternTemplate(CorrelationRule rule, string text)
{
    /// <summary>The sentence about a match.</summary>
    /// <exception cref="AuditOpsException">It names what is not there.</exception>
    public string Fill(CorrelationMatch match) => Places().Replace(text, place => Value(match, place.Groups[1].Value, place.Groups[2].Value));

    private string Value(CorrelationMatch match, string name, string noun) => name switch
    {
        "count" => Number(match.Count, noun),
        "value" => match.Value == Math.Floor(match.Value) ? Number((long)match.Value, noun) : Wording.Number(match.Value),
        "span" => Wording.Span(Microseconds.ToSpan(match.End - match.Start)),
        "timespan" => Wording.Span(rule.Timespan),
        "limit" => rule.Condition.Count > 0 ? rule.Condition[0].Value.ToString(CultureInfo.InvariantCulture) : rule.Rules.Count.ToString(CultureInfo.InvariantCulture),
        _ when rule.GroupBy.ToList().IndexOf(name) is >= 0 and var place => Wording.Name(match.Group[place]),
        _ => throw rule.Pattern!.Place.Invalid($"the pattern's text says {{{name}}}, which is neither a field of 'group-by' nor count, value, span, timespan or limit"),
    };

    private static string Number(long number, string noun) => noun.Length == 0 ? Wording.Number(number) : Wording.Count(number, noun);

    [GeneratedRegex(@"\{([\w.]+)(?::([^}]+))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Places();
}
