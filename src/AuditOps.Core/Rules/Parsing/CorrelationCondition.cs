using System.Globalization;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;
using YamlDotNet.RepresentationModel;

namespace AuditOps.Core.Rules.Parsing;

/// <summary>Reads the condition of a correlation: comparisons of one number, and the fields that the number is about.</summary>
internal sealed record CorrelationCondition(IReadOnlyList<CorrelationBound> Bounds, IReadOnlyList<string> Fields, decimal? Percentile)
{
    private const decimal Largest = 1_000_000_000_000_000;
    private const int MostDecimals = 6;

    /// <summary>What rules call comparisons.</summary>
    public static readonly Dictionary<string, Comparison> Comparisons = new(StringComparer.Ordinal)
    {
        ["gt"] = Comparison.Above,
        ["gte"] = Comparison.AtLeast,
        ["lt"] = Comparison.Below,
        ["lte"] = Comparison.AtMost,
        ["eq"] = Comparison.Equal,
        ["neq"] = Comparison.NotEqual,
    };

    private static readonly string[] Keys = [.. Comparisons.Keys, "field", "percentile"];

    public static CorrelationCondition Parse(RuleMap map, CorrelationType type, bool isTemporal)
    {
        if (isTemporal && !map.Has("condition"))
            return new CorrelationCondition([], [], null);
        if (map.Find("condition") is YamlScalarNode)
            throw map.PlaceOf("condition").Invalid("the condition of a correlation is a map such as 'gte: 10'; expressions over rule names are not part of Sigma 2.1, chain correlations instead");

        var condition = map.Map("condition", "the correlation");
        CorrelationParser.Refuse(condition, Keys, "the condition of a correlation");
        CorrelationBound[] bounds = [.. condition.Keys.Where(Comparisons.ContainsKey).Select(key => new CorrelationBound(Comparisons[key], Number(condition, key)))];
        if (bounds.Length == 0)
            throw condition.Place.Invalid($"the condition compares nothing; it needs one of {string.Join(", ", Comparisons.Keys)}");
        return new CorrelationCondition(bounds, Which(condition, type, isTemporal), Of(condition, type));
    }

    private static IReadOnlyList<string> Which(RuleMap condition, CorrelationType type, bool isTemporal)
    {
        var fields = condition.Texts("field");
        if (isTemporal || type == CorrelationType.EventCount)
            return fields.Count == 0 ? fields : throw condition.PlaceOf("field").Invalid("this type of correlation counts events or rules, not the values of a 'field'");
        return fields.Count switch
        {
            0 => throw condition.Place.Invalid("the condition names no 'field'"),
            > 1 when type != CorrelationType.ValueCount => throw condition.PlaceOf("field").Invalid("only value_count takes more than one field"),
            _ => fields,
        };
    }

    private static decimal? Of(RuleMap condition, CorrelationType type)
    {
        if (!condition.Has("percentile"))
            return null;
        var place = condition.PlaceOf("percentile");
        if (type != CorrelationType.ValuePercentile)
            throw place.Invalid("'percentile' belongs to value_percentile");
        return Number(condition, "percentile") is >= 0 and <= 100 and var percentile ? percentile : throw place.Invalid("'percentile' is a number from 0 to 100");
    }

    private static decimal Number(RuleMap condition, string key)
    {
        var text = condition.Scalar(condition.Find(key)!, $"'{key}'");
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            throw condition.PlaceOf(key).Invalid($"'{key}' is compared with a number, not with '{text}'");
        return Math.Abs(number) <= Largest && decimal.Round(number, MostDecimals) == number
            ? number
            : throw condition.PlaceOf(key).Invalid($"'{text}' is beyond what is compared exactly: {MostDecimals} decimals, and 10 to the 15th");
    }
}
