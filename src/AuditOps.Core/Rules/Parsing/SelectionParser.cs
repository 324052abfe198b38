using AuditOps.Core.Rules.Model;
using YamlDotNet.RepresentationModel;

namespace AuditOps.Core.Rules.Parsing;

/// <summary>Reads selections: maps of fields, lists of maps, and lists of words.</summary>
internal static class SelectionParser
{
    /// <summary>All selections of a detection or filter, by name.</summary>
    /// <param name="map">What holds them.</param>
    /// <param name="others">Keys that are not selections.</param>
    public static IReadOnlyDictionary<string, Detection> Parse(RuleMap map, params IReadOnlyCollection<string> others)
    {
        var selections = new Dictionary<string, Detection>(StringComparer.Ordinal);
        foreach (var name in map.Keys.Except(others, StringComparer.Ordinal))
            selections.Add(name, Selection(map, map.Find(name)!, name));
        return selections.Count > 0 ? selections : throw map.Place.Invalid("there is no selection");
    }

    /// <summary>One selection.</summary>
    public static Detection Selection(RuleMap map, YamlNode node, string name) => node switch
    {
        YamlMappingNode { Children.Count: > 0 } fields => new Detection.All([.. fields.Children.Select(entry => Field(map, entry.Key, entry.Value))]),
        YamlSequenceNode { Children.Count: > 0 } list when list.Children.All(child => child is YamlScalarNode) => new Detection.Item(null, [], [.. list.Children.Select(Value)], map.PlaceOf(node)),
        YamlSequenceNode { Children.Count: > 0 } list => new Detection.Any([.. list.Children.Select(child => Selection(map, child, name))]),
        YamlScalarNode word when !RuleMap.IsNull(word) => new Detection.Item(null, [], [Value(word)], map.PlaceOf(node)),
        _ => throw map.PlaceOf(node).Invalid($"the selection '{name}' is empty"),
    };

    private static Detection.Item Field(RuleMap map, YamlNode key, YamlNode value)
    {
        var parts = map.Scalar(key, "a field").Split('|');
        var values = value switch
        {
            YamlSequenceNode { Children.Count: 0 } => throw map.PlaceOf(key).Invalid($"the field '{parts[0]}' has an empty list of values"),
            YamlSequenceNode list => [.. list.Children.Select(child => child is YamlScalarNode ? Value(child) : throw NotScalar(child))],
            YamlScalarNode => (string?[])[Value(value)],
            _ => throw NotScalar(value),
        };
        return new Detection.Item(parts[0].Length == 0 ? null : parts[0], parts[1..], values, map.PlaceOf(key));

        AuditOpsException NotScalar(YamlNode node) => map.PlaceOf(node).Invalid($"the values of '{parts[0]}' must be single values, not lists or maps");
    }

    private static string? Value(YamlNode node) => RuleMap.IsNull(node) ? null : ((YamlScalarNode)node).Value;
}
