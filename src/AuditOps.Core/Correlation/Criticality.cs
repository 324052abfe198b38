using System.Globalization;
using AuditOps.Core.Shapes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AuditOps.Core.Correlation;

/// <summary>How critical users, resources and hosts are, by wildcards of their names.</summary>
internal sealed class Criticality
{
    private static readonly string[] Sections = ["users", "resources", "hosts"];
    private readonly Dictionary<string, List<(string Pattern, double Value)>> _sections = Sections.ToDictionary(name => name, _ => new List<(string, double)>());

    /// <summary>Reads the file that a request names, or else the store's own where there is one.</summary>
    /// <exception cref="AuditOpsException">It is not there, or not as it must be.</exception>
    public static Criticality Read(string? named, string store)
    {
        var path = named ?? Configuration.ContentFolder.OfStore(store, "criticality.yml");
        var criticality = new Criticality();
        if (named is null && !File.Exists(path))
            return criticality;
        if (!File.Exists(path))
            throw new AuditOpsException(ErrorKind.NotFound, "CriticalityNotFound", $"There is no file '{path}' that says what is critical.") { Target = path };
        try
        {
            using var reader = new StreamReader(path);
            var stream = new YamlStream();
            stream.Load(reader);
            foreach (var document in stream.Documents)
                criticality.Add(document.RootNode);
        }
        catch (YamlException error)
        {
            throw new AuditOpsException(ErrorKind.InvalidRequest, "CriticalityInvalid",
                string.Create(CultureInfo.InvariantCulture, $"'{path}', line {error.Start.Line}: {error.Message.TrimEnd('.')}. It must hold users, resources or hosts, each with names and numbers from 0 to 1."), error)
            { Target = path };
        }

        return criticality;
    }

    /// <summary>Those of the names that are critical, the most critical first.</summary>
    public IEnumerable<(string What, double Value)> Of(IEnumerable<string> users, IEnumerable<string> resources, IEnumerable<string> hosts) =>
        Named("users", "user", users).Concat(Named("resources", "resource", resources)).Concat(Named("hosts", "host", hosts))
            .OrderByDescending(found => found.Value).ThenBy(found => found.What, StringComparer.Ordinal);

    private IEnumerable<(string What, double Value)> Named(string section, string noun, IEnumerable<string> names) =>
        _sections[section].Count == 0
            ? []
            : names.Select(name => (What: $"{noun} {Findings.Wording.Name(name)}", Value: _sections[section].Where(entry => Wildcard.IsMatch(entry.Pattern, name)).Select(entry => entry.Value).DefaultIfEmpty(0).Max()))
                .Where(found => found.Value > 0);

    private void Add(YamlNode root)
    {
        foreach (var (name, entries) in Map(root))
        {
            if (!_sections.TryGetValue(Text(name), out var section))
                throw Wrong(name, $"'{Text(name)}' is none of {string.Join(", ", Sections)}");
            foreach (var (pattern, value) in Map(entries))
            {
                if (!double.TryParse(Text(value), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 1)
                    throw Wrong(value, $"'{Text(value)}' is no number from 0 to 1");
                section.Add((Text(pattern), number));
            }
        }
    }

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Map(YamlNode node) =>
        (node as YamlMappingNode ?? throw Wrong(node, "a map of names and values is expected")).Children;

    private static string Text(YamlNode node) => node is YamlScalarNode { Value: { } text } ? text : throw Wrong(node, "a single value is expected");

    private static YamlException Wrong(YamlNode node, string what) => new(node.Start, node.End, what);
}
