using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AuditOps.Core.Correlation;

/// <summary>Reads the content <c>links</c>, file by file; what a later one names takes the place of what was before.</summary>
internal sealed class LinkFile
{
    private readonly double[] _weights = new double[LinkKinds.All.Count];
    private readonly SortedDictionary<TimeSpan, double> _nearness = [];
    private readonly HashSet<(string, string)> _related = [];
    private double _full = 0.1;
    private double _besides;
    private double _sharers;
    private double _beyond = 1;
    private double _elsewhere = 1;
    private bool[] _lasting = new bool[LinkKinds.All.Count];

    /// <exception cref="AuditOpsException">The file is not as it must be.</exception>
    public void Add(string path)
    {
        var stream = new YamlStream();
        try
        {
            using var reader = new StreamReader(path);
            stream.Load(reader);
            foreach (var (key, value) in stream.Documents.SelectMany(document => Map(document.RootNode)))
                Section(key, value);
        }
        catch (YamlException error)
        {
            throw new AuditOpsException(ErrorKind.InvalidRequest, "LinksInvalid",
                string.Create(CultureInfo.InvariantCulture, $"'{path}', line {error.Start.Line}: {error.Message.TrimEnd('.')}. docs/analysis.md says how links are written."), error)
            { Target = path };
        }
    }

    public LinkModel ToModel() => new()
    {
        Weights = [.. _weights],
        FullShare = _full,
        Besides = (int)_besides,
        Sharers = (int)_sharers,
        Nearness = [.. _nearness.Select(pair => (pair.Key, pair.Value))],
        Beyond = _beyond,
        Lasting = _lasting,
        Elsewhere = _elsewhere,
        Related = _related,
    };

    private void Section(YamlNode key, YamlNode value)
    {
        switch (Text(key))
        {
            case "weights":
                foreach (var (name, weight) in Map(value))
                    _weights[(int)Known(name)] = Number(weight, 1);
                break;
            case "rarity":
                foreach (var (name, number) in Map(value))
                    Rarity(name, number);
                break;
            case "nearness":
                _nearness.Clear();
                foreach (var (span, factor) in Map(value))
                    Near(span, Number(factor, 1));
                break;
            case "lasting":
                _lasting = new bool[LinkKinds.All.Count];
                foreach (var name in value as YamlSequenceNode ?? throw Wrong(value, "'lasting' must be a list of kinds of links"))
                    _lasting[(int)Known(name)] = true;
                break;
            case "elsewhere":
                _elsewhere = Number(value, 1);
                break;
            case "related":
                foreach (var pair in value as YamlSequenceNode ?? throw Wrong(value, "'related' must be a list of pairs"))
                    Pair(pair);
                break;
            default:
                throw Wrong(key, $"'{Text(key)}' is none of weights, rarity, nearness, lasting, elsewhere, related");
        }
    }

    private static LinkKind Known(YamlNode name)
    {
        try
        {
            return LinkKinds.Named(Text(name));
        }
        catch (AuditOpsException error)
        {
            throw Wrong(name, error.Message);
        }
    }

    private void Rarity(YamlNode name, YamlNode number)
    {
        if (Text(name) == "full" && Number(number, 1) is > 0 and < 1 and var share)
            _full = share;
        else if (Text(name) == "besides")
            _besides = Number(number, 1_000_000);
        else if (Text(name) == "sharers")
            _sharers = Number(number, 1_000_000);
        else
            throw Wrong(name, "'rarity' holds full, between 0 and 1, besides and sharers");
    }

    private void Near(YamlNode span, double factor)
    {
        if (Text(span) == "beyond")
            _beyond = factor;
        else
            _nearness[Span(span) is { Ticks: >= 0 } length ? length : throw Wrong(span, "a span of time cannot be less than nothing")] = factor;
    }

    private static TimeSpan Span(YamlNode node)
    {
        try
        {
            return TimeText.ParseDuration(Text(node));
        }
        catch (AuditOpsException error)
        {
            throw Wrong(node, error.Message);
        }
    }

    private void Pair(YamlNode node)
    {
        if (node is not YamlSequenceNode { Children: [var first, var second] })
            throw Wrong(node, "each of 'related' must be a pair of actions: [create, upload]");
        _related.Add((Text(first), Text(second)));
    }

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Map(YamlNode node) =>
        (node as YamlMappingNode ?? throw Wrong(node, "a map of names and values is expected")).Children;

    private static double Number(YamlNode node, double most) =>
        double.TryParse(Text(node), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw Wrong(node, $"'{Text(node)}' is no number from 0 to {most.ToString(CultureInfo.InvariantCulture)}");

    private static string Text(YamlNode node) => node is YamlScalarNode { Value: { } text } ? text : throw Wrong(node, "a single value is expected");

    private static YamlException Wrong(YamlNode node, string what) => new(node.Start, node.End, what);
}
