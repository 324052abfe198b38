using AuditOps.Core.Rules.Parsing;
using YamlDotNet.RepresentationModel;

namespace AuditOps.Core.Compliance;

/// <summary>The values that stand for %names% in a policy, as whole values.</summary>
internal sealed class PolicyParameters
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.Ordinal);

    /// <summary>Takes the values of a map; those that are known already are kept, since what builds on a policy knows better.</summary>
    public void Add(RuleMap map, IEnumerable<string> names)
    {
        foreach (var name in names)
            _values.TryAdd(name, map.Texts(name));
    }

    /// <summary>Whether what depends on a parameter is asked for: it is neither false nor empty.</summary>
    public bool IsOn(string name) => _values.TryGetValue(name, out var values) && values.Count > 0 && !(values is [var only] && only.ToLowerInvariant() is "false" or "no" or "off");

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Puts the values in the places of their names.</summary>
    public void Fill(RuleMap map, YamlNode node)
    {
        switch (node)
        {
            case YamlScalarNode scalar when Named(map, scalar) is { } values:
                scalar.Value = values is [var only] ? only : throw map.PlaceOf(scalar).Invalid($"{scalar.Value} has {values.Count} values, and stands where there can be one");
                break;
            case YamlSequenceNode list:
                FillList(map, list);
                break;
            case YamlMappingNode entries:
                FillEntries(map, entries);
                break;
        }
    }

    private void FillList(RuleMap map, YamlSequenceNode list)
    {
        for (var i = list.Children.Count - 1; i >= 0; i--)
        {
            if (list.Children[i] is not YamlScalarNode scalar || Named(map, scalar) is not { } values)
            {
                Fill(map, list.Children[i]);
                continue;
            }

            list.Children.RemoveAt(i);
            foreach (var value in values.Reverse())
                list.Children.Insert(i, new YamlScalarNode(value));
        }
    }

    private void FillEntries(RuleMap map, YamlMappingNode entries)
    {
        foreach (var (key, value) in entries.Children.ToList())
        {
            if (value is YamlScalarNode scalar && Named(map, scalar) is { Count: not 1 } values)
                entries.Children[key] = new YamlSequenceNode(values.Select(each => new YamlScalarNode(each)));
            else
                Fill(map, value);
        }
    }

    private IReadOnlyList<string>? Named(RuleMap map, YamlScalarNode scalar)
    {
        if (scalar.Value is not ['%', .. { Length: > 0 } name, '%'] || name.Contains('%', StringComparison.Ordinal))
            return null;
        return _values.TryGetValue(name, out var values)
            ? values
            : throw map.PlaceOf(scalar).Invalid($"there is no parameter '{name}'{(_values.Count == 0 ? "" : $"; there are {string.Join(", ", _values.Keys)}")}");
    }
}
