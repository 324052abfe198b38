using System.Globalization;
using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Rules.Parsing;

/// <summary>Reads correlation documents.</summary>
internal static class CorrelationParser
{
    private static readonly Dictionary<string, CorrelationType> Types = new(StringComparer.Ordinal)
    {
        ["event_count"] = CorrelationType.EventCount,
        ["value_count"] = CorrelationType.ValueCount,
        ["temporal"] = CorrelationType.Temporal,
        ["temporal_ordered"] = CorrelationType.TemporalOrdered,
        ["value_sum"] = CorrelationType.ValueSum,
        ["value_avg"] = CorrelationType.ValueAvg,
        ["value_percentile"] = CorrelationType.ValuePercentile,
    };

    private static readonly string[] Keys = ["type", "rules", "aliases", "group-by", "timespan", "condition", "generate"];

    public static CorrelationRule Parse(RuleMap document, bool shipped)
    {
        var map = document.Map("correlation", "the correlation");
        Refuse(map, Keys, "a correlation");
        var type = Type(map);
        var isTemporal = type is CorrelationType.Temporal or CorrelationType.TemporalOrdered;
        var condition = CorrelationCondition.Parse(map, type, isTemporal);
        return new CorrelationRule
        {
            Title = RuleHeader.Title(document),
            Place = document.Place,
            Type = type,
            Rules = References(map, isTemporal),
            GroupBy = [.. map.Texts("group-by").Distinct(StringComparer.Ordinal)],
            Timespan = Timespan(map),
            Condition = condition.Bounds,
            Fields = condition.Fields,
            Percentile = condition.Percentile,
            Aliases = map.Has("aliases") ? Aliases(map) : [],
            Generate = Flag(map, "generate") || Flag(document, "generate"),
        }.WithHeader(document, shipped);
    }

    /// <summary>What nobody knows is nothing to pass over: it may be what the rule depends on.</summary>
    public static void Refuse(RuleMap map, IReadOnlyCollection<string> known, string what)
    {
        if (map.Keys.FirstOrDefault(key => !known.Contains(key)) is { } key)
            throw map.PlaceOfKey(key).Invalid($"{what} has no '{key}'; there are {string.Join(", ", known)}");
    }

    private static CorrelationType Type(RuleMap map)
    {
        var text = map.Scalar(map.Require("type", "the correlation"), "'type'");
        return Types.TryGetValue(text, out var type)
            ? type
            : throw map.PlaceOf("type").Invalid($"the correlation type '{text}' does not exist; choose of {string.Join(", ", Types.Keys)}");
    }

    private static string[] References(RuleMap map, bool isTemporal)
    {
        string[] rules = [.. map.Texts("rules")];
        if (rules.Length == 0)
            throw map.PlaceOf("rules").Invalid("the correlation names no 'rules'");
        if (rules.Distinct(StringComparer.Ordinal).Count() < rules.Length)
            throw map.PlaceOf("rules").Invalid("the correlation names a rule twice");
        return !isTemporal || rules.Length <= CorrelationRule.MostTemporalRules
            ? rules
            : throw map.PlaceOf("rules").Invalid($"the correlation names {rules.Length} rules; {CorrelationRule.MostTemporalRules} is the limit where it matters which of them matched");
    }

    private static TimeSpan Timespan(RuleMap map)
    {
        var text = map.Scalar(map.Require("timespan", "the correlation"), "'timespan'");
        var place = map.PlaceOf("timespan");
        TimeSpan? unit = text.Length == 0 ? null : text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            'w' => TimeSpan.FromDays(7),
            'M' or 'y' => throw place.Invalid($"the timespan '{text}' has no fixed length; write it in days, such as 30d"),
            _ => null,
        };
        if (unit is not { } one || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            throw place.Invalid($"'{text}' is not a timespan; write a whole number and s, m, h, d or w, such as 90m");
        return number <= TimeSpan.FromDays(3_653) / one ? number * one : throw place.Invalid($"the timespan '{text}' is longer than ten years");
    }

    private static CorrelationAlias[] Aliases(RuleMap map)
    {
        var aliases = map.Map("aliases", "the correlation");
        return [.. aliases.Keys.Select(name =>
        {
            var fields = aliases.Map(name, "the alias");
            return new CorrelationAlias(name, fields.Keys.ToDictionary(rule => rule, rule => fields.Scalar(fields.Find(rule)!, $"the field of '{rule}'"), StringComparer.Ordinal));
        })];
    }

    private static bool Flag(RuleMap map, string key) => map.Text(key) switch
    {
        null => false,
        var text when bool.TryParse(text, out var flag) => flag,
        var text => throw map.PlaceOf(key).Invalid($"'{key}' is true or false, not '{text}'"),
    };
}
