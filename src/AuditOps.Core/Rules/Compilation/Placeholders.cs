using System.Text.RegularExpressions;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Rules.Parsing;

namespace AuditOps.Core.Rules.Compilation;

/// <summary>The values that stand for %names% in rules with "expand": a user's own, from _placeholders.yml beside the rules.</summary>
internal sealed partial class Placeholders
{
    public const string FileName = "_placeholders.yml";

    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds the values of a file.</summary>
    public void Add(string file)
    {
        foreach (var node in RuleFile.Documents(file, error => throw error))
        {
            var map = new RuleMap(file, node, "a file of placeholders");
            foreach (var name in map.Keys)
                _values[name] = map.Texts(name);
        }
    }

    /// <summary>Every text that one with placeholders stands for.</summary>
    /// <exception cref="AuditOpsException">One has no values.</exception>
    public IEnumerable<string> Expand(string text, RulePlace place)
    {
        if (Name().Match(text) is not { Success: true } match)
            return [text];
        var name = match.Groups[1].Value;
        return _values.TryGetValue(name, out var values)
            ? values.SelectMany(value => Expand(text[(match.Index + match.Length)..], place).Select(rest => text[..match.Index] + value + rest))
            : throw place.Invalid($"the placeholder %{name}% has no values; give it some in content/rules/{FileName}, such as '{name}: [value, value]'");
    }

    [GeneratedRegex("%([A-Za-z0-9_.-]+)%", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
