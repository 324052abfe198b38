using AuditOps.Core.Rules.Model;
using AuditOps.Core.Rules.Parsing;
using AuditOps.Core.Shapes;
using YamlDotNet.RepresentationModel;

namespace AuditOps.Core.Rules.Compilation;

/// <summary>What a part of a log source means in our events (content/rules/_logsources.yml says how it is written).</summary>
internal sealed record LogSourceDefinition
{
    /// <summary>The parts that a rule's log source must have; null for what is not known otherwise.</summary>
    public LogSource? LogSource { get; private init; }

    /// <summary>Which events; null for no condition.</summary>
    public Detection? Where { get; private init; }

    public IReadOnlyList<string> Within { get; private init; } = [];

    public required IReadOnlyDictionary<string, EventField> Fields { get; init; }

    /// <summary>Whether rules may name columns.</summary>
    public bool Columns { get; private init; }

    public static IReadOnlyList<LogSourceDefinition> Read(string file) =>
        [.. RuleFile.Documents(file, error => throw error).Select(node => node as YamlSequenceNode ?? throw new RulePlace(file, 1).Invalid("it must be a list of definitions"))
            .SelectMany(list => list.Children).Select(node => Parse(new RuleMap(file, node, "a definition")))];

    /// <summary>Whether it tells something about a log source.</summary>
    public bool AppliesTo(LogSource source) => LogSource is { } own
        && (own.Category ?? source.Category) == source.Category
        && (own.Product ?? source.Product) == source.Product
        && (own.Service ?? source.Service) == source.Service;

    private static LogSourceDefinition Parse(RuleMap map) => new()
    {
        LogSource = map.Has("otherwise") ? null : LogSourceParser.Parse(map, "the definition"),
        Where = map.Find("where") is { } where ? SelectionParser.Selection(map, where, "where") : null,
        Within = map.Texts("within"),
        Fields = map.Has("fields") ? Named(map.Map("fields", "the definition")) : new Dictionary<string, EventField>(),
        Columns = map.Text("columns") == "true",
    };

    private static Dictionary<string, EventField> Named(RuleMap fields) =>
        fields.Keys.ToDictionary(name => name, name => Field(name, fields), StringComparer.Ordinal);

    private static EventField Field(string name, RuleMap fields)
    {
        var places = fields.Texts(name);
        if (places is not [['@', .. var column]])
            return new EventField(name, null, [.. places.Select(Path)]);
        return new EventField(name, EventSchema.Find(column) ?? throw fields.PlaceOf(name).Invalid($"'{column}' is not a column of events"), []);
    }

    private static EventPath Path(string place)
    {
        var equals = place.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new EventPath(place) : new EventPath(place[..equals], place[(equals + 1)..]);
    }
}
