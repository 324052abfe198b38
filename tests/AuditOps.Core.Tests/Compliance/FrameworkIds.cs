using System.Globalization;
using System.Runtime.CompilerServices;
using YamlDotNet.RepresentationModel;

namespace AuditOps.Core.Tests.Compliance;

/// <summary>The ids that the frameworks have, from <c>frameworks.yml</c>: written out, or as how many there are of each number.</summary>
internal static class FrameworkIds
{
    private static readonly Dictionary<string, HashSet<string>> Ids = Read();

    public static IReadOnlyCollection<string> Names => Ids.Keys;

    /// <summary>Whether a reference such as "nist-800-53 AC-2" names an id that exists.</summary>
    public static bool Has(string reference) => reference.Split(' ', 2) is [var name, var id] && Ids.TryGetValue(name, out var ids) && ids.Contains(id);

    private static Dictionary<string, HashSet<string>> Read([CallerFilePath] string here = "")
    {
        using var reader = new StreamReader(Path.Combine(Path.GetDirectoryName(here)!, "frameworks.yml"));
        var stream = new YamlStream();
        stream.Load(reader);
        return ((YamlMappingNode)stream.Documents[0].RootNode).ToDictionary(entry => entry.Key.ToString(), entry => Expand((YamlMappingNode)entry.Value));
    }

    private static HashSet<string> Expand(YamlMappingNode framework)
    {
        var joint = framework["joint"].ToString();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (prefix, count) in (YamlMappingNode)framework["counts"])
        {
            for (var i = 1; i <= int.Parse(count.ToString(), CultureInfo.InvariantCulture); i++)
                ids.Add($"{prefix}{joint}{i}");
        }

        ids.ExceptWith(Texts(framework, "withdrawn"));
        ids.UnionWith(Texts(framework, "also"));
        return ids;
    }

    private static IEnumerable<string> Texts(YamlMappingNode framework, string key) => framework.Children.TryGetValue(key, out var list) ? ((YamlSequenceNode)list).Select(node => node.ToString()) : [];
}
