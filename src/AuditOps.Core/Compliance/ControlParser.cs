using System.Globalization;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Rules.Parsing;
using AuditOps.Core.Shapes;
using YamlDotNet.RepresentationModel;

namespace AuditOps.Core.Compliance;

/// <summary>Reads controls.</summary>
internal static class ControlParser
{
    private static readonly string[] Keys =
        ["id", "title", "severity", "weight", "group", "frameworks", "remediation", "when", "needs", "logsource", "filter", "detection", "correlation", "rule", "pattern", "query", "expect", "tolerate"];

    private static readonly string[] Measures = ["filter", "detection", "rule", "pattern", "query"];

    public static Control Parse(RuleMap map, string file, IReadOnlyDictionary<string, int> groups)
    {
        CorrelationParser.Refuse(map, Keys, "a control");
        var id = Id(map);
        var severity = RuleHeader.Severity(map, "severity");
        if (map.Text("group") is { } group && !groups.ContainsKey(group))
            throw map.PlaceOf("group").Invalid($"there is no group '{group}'{(groups.Count == 0 ? "" : $"; there are {string.Join(", ", groups.Keys)}")}");
        return new Control
        {
            Id = id,
            Title = RuleHeader.Title(map),
            Severity = severity,
            Weight = Whole(map, "weight") ?? ByDefault(severity),
            Group = map.Text("group"),
            Frameworks = map.Has("frameworks") ? Frameworks(map.Map("frameworks", "the control")) : [],
            Remediation = map.Text("remediation")?.Trim(),
            Measure = Measured(map, $"{file}/{id}"),
            Needs = Needs(map, $"{file}/{id} needs"),
            Expected = Bounds(map, "expect") ?? [new CorrelationBound(Comparison.AtMost, 0)],
            Tolerated = Bounds(map, "tolerate") ?? [],
            When = map.Text("when"),
            Place = map.Place,
        };
    }

    /// <summary>What a control weighs that does not say it.</summary>
    private static int ByDefault(Severity severity) => severity switch
    {
        Severity.Critical => 10,
        Severity.High => 5,
        Severity.Medium => 3,
        Severity.Low => 1,
        _ => 0,
    };

    private static string Id(RuleMap map) => map.Text("id") is { Length: > 0 } id && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
        ? id
        : throw map.PlaceOf("id").Invalid("a control needs an 'id' of letters, digits, dashes and dots");

    private static Measure Measured(RuleMap map, string name)
    {
        if (Measures.Where(map.Has).ToList() is not [var kind])
            throw map.Place.Invalid($"a control says what is counted by one of {string.Join(", ", Measures)}");
        if (map.Has("correlation") && kind is not ("filter" or "detection"))
            throw map.PlaceOf("correlation").Invalid("a correlation counts what a 'filter' or 'detection' of the same control matches");
        return kind switch
        {
            "rule" => new Measure.Named(map.Text("rule") ?? throw map.PlaceOf("rule").Invalid("the rule has no name")),
            "pattern" => new Measure.OfPattern(map.Text("pattern") ?? throw map.PlaceOf("pattern").Invalid("the pattern has no name")),
            "query" => new Measure.Rows(map.Text("query") ?? throw map.PlaceOf("query").Invalid("the query is empty")),
            _ => Matches(map, kind, name),
        };
    }

    private static Measure.Matches Matches(RuleMap map, string kind, string name)
    {
        var rule = kind == "filter" ? Selected(map, kind, name) : Detected(map, name);
        if (!map.Has("correlation"))
            return new Measure.Matches(rule, []);

        // Which events it counts is what the control says already.
        if (map.Find("correlation") is YamlMappingNode correlation && !correlation.Children.ContainsKey("rules"))
            correlation.Add("rules", name);
        return new Measure.Matches(CorrelationParser.Parse(map, shipped: true) with { Id = null, Name = $"{name} correlation" }, [rule]);
    }

    private static DetectionRule Detected(RuleMap map, string name)
    {
        var detection = map.Map("detection", "the control");
        var selections = SelectionParser.Parse(detection, "condition");
        return Rule(map, name, selections, ConditionParser.Parse(detection, [.. selections.Keys]));
    }

    private static DetectionRule Selected(RuleMap map, string key, string name) => Rule(
        map, name, new Dictionary<string, Detection> { [key] = SelectionParser.Selection(map, map.Find(key)!, key) }, new Condition.Selection(key));

    /// <summary>Without any need of its own a control needs some event that was understood.</summary>
    private static DetectionRule Needs(RuleMap map, string name) => map.Has("needs")
        ? Selected(map, "needs", name) with { LogSource = RuleOfColumns }
        : Rule(map, name, new Dictionary<string, Detection> { ["needs"] = new Detection.Item("category", [], ["unparsed"], map.Place) }, new Condition.Not(new Condition.Selection("needs"))) with { LogSource = RuleOfColumns };

    private static LogSource RuleOfColumns { get; } = new(null, "auditops", null);

    private static DetectionRule Rule(RuleMap map, string name, IReadOnlyDictionary<string, Detection> selections, Condition condition) => new()
    {
        Name = name,
        Title = RuleHeader.Title(map),
        Place = map.Place,
        Shipped = true,
        LogSource = map.Has("logsource") ? LogSourceParser.Parse(map, "the control") : RuleOfColumns,
        Selections = selections,
        Condition = condition,
    };

    private static string[] Frameworks(RuleMap map) => [.. map.Keys.SelectMany(name => map.Texts(name).Select(id => $"{name} {id}"))];

    private static CorrelationBound[]? Bounds(RuleMap map, string key)
    {
        if (!map.Has(key))
            return null;
        if (map.Find(key) is YamlScalarNode { Value: "none" })
            return [new CorrelationBound(Comparison.AtMost, 0)];
        if (map.Find(key) is YamlScalarNode { Value: "some" })
            return [new CorrelationBound(Comparison.AtLeast, 1)];
        if (map.Find(key) is not YamlMappingNode { Children.Count: > 0 })
            throw map.PlaceOf(key).Invalid($"'{key}' is none, some, or a map such as 'lte: 5'");

        var bounds = map.Map(key, "the control");
        CorrelationParser.Refuse(bounds, CorrelationCondition.Comparisons.Keys, $"'{key}'");
        return [.. bounds.Keys.Select(name => new CorrelationBound(CorrelationCondition.Comparisons[name], Whole(bounds, name) ?? throw bounds.PlaceOf(name).Invalid($"'{name}' has no number")))];
    }

    private static int? Whole(RuleMap map, string key) => map.Text(key) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000 => number,
        var text => throw map.PlaceOf(key).Invalid($"'{key}' is a whole number from 0 to 1,000,000, not '{text}'"),
    };
}
