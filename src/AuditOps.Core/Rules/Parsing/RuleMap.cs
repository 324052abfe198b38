using AuditOps.Core.Rules.Model;
using YamlDotNet.RepresentationModel;

namespace AuditOps.Core.Rules.Parsing;

/// <summary>A mapping of a rule's YAML, read by the names of its keys, with errors that say where.</summary>
internal sealed class RuleMap
{
    private readonly string _file;
    private readonly Dictionary<string, YamlNode> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RulePlace> _keys = new(StringComparer.Ordinal);

    public RuleMap(string file, YamlNode node, string what)
    {
        _file = file;
        Place = PlaceOf(node);
        if (node is not YamlMappingNode mapping)
            throw Place.Invalid($"{what} must be a map of names and values");

        foreach (var (key, value) in mapping.Children)
        {
            var name = Scalar(key, "a key");
            _entries.Add(name, value);
            _keys.Add(name, PlaceOf(key));
        }
    }

    public RulePlace Place { get; }

    /// <summary>The keys, in the order of the file.</summary>
    public IReadOnlyCollection<string> Keys => _entries.Keys;

    public bool Has(string key) => _entries.ContainsKey(key);

    /// <summary>The node of a key.</summary>
    public YamlNode? Find(string key) => _entries.GetValueOrDefault(key);

    public YamlNode Require(string key, string what) => Find(key) ?? throw Place.Invalid($"{what} has no '{key}'");

    /// <summary>Where the value of a key stands.</summary>
    public RulePlace PlaceOf(string key) => Find(key) is { } node ? PlaceOf(node) : Place;

    /// <summary>Where a key itself stands.</summary>
    public RulePlace PlaceOfKey(string key) => _keys[key];

    public RulePlace PlaceOf(YamlNode node) => new(_file, (int)node.Start.Line);

    public RuleMap Map(string key, string what) => new(_file, Require(key, what), $"'{key}'");

    /// <summary>A map among the nodes of this one.</summary>
    public RuleMap Of(YamlNode node, string what) => new(_file, node, what);

    /// <summary>The text of a key, or null when it is absent or YAML's null.</summary>
    public string? Text(string key) => Find(key) is { } node && !IsNull(node) ? Scalar(node, $"'{key}'") : null;

    /// <summary>The texts of a key that holds one or a list of them; empty when it is absent or YAML's null.</summary>
    public IReadOnlyList<string> Texts(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Children.Select(child => Scalar(child, $"each of '{key}'"))],
        var node when IsNull(node) => [],
        var node => [Scalar(node, $"'{key}'")],
    };

    /// <summary>The text of a node.</summary>
    /// <exception cref="AuditOpsException">It is a list or a map.</exception>
    public string Scalar(YamlNode node, string what) =>
        node is YamlScalarNode { Value: { } text } ? text : throw PlaceOf(node).Invalid($"{what} must be a single value, not a list or a map");

    /// <summary>Whether YAML reads a node as null.</summary>
    public static bool IsNull(YamlNode node) =>
        node is YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: null or "" or "~" or "null" or "Null" or "NULL" };
}
