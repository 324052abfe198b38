using AuditOps.Core.Configuration;
using AuditOps.Core.Rules.Compilation;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Rules.Parsing;

namespace AuditOps.Core.Rules;

/// <summary>Rules from files: those that ship, a user's own from a store, and others that are named.</summary>
internal sealed class RuleCatalog
{
    private const string Kind = "rules";
    private readonly List<Rule> _rules = [];
    private readonly Placeholders _placeholders = new();
    private readonly List<LogSourceDefinition> _sources = [.. LogSourceDefinition.Read(Path.Combine(ContentFolder.Shipped(Kind), LogSources.FileName))];
    private readonly Action<AuditOpsException> _broken;

    /// <param name="broken">Takes the error of each broken rule; the others are read all the same.</param>
    public RuleCatalog(Action<AuditOpsException> broken) => _broken = broken;

    /// <summary>All rules, in the order of their files.</summary>
    public IReadOnlyList<Rule> Rules => _rules;

    /// <summary>What makes scans of the detection rules.</summary>
    public RuleCompiler Compiler => new(new LogSources(_sources, _placeholders), [.. _rules.OfType<FilterRule>()]);

    /// <summary>Adds the rules that come with AuditOps.</summary>
    public RuleCatalog AddShipped() => Add(ContentFolder.Shipped(Kind), shipped: true);

    /// <summary>Adds a user's own rules; one with the name or id of another takes its place.</summary>
    public RuleCatalog AddStore(string store) => Directory.Exists(ContentFolder.OfStore(store, Kind)) ? Add(ContentFolder.OfStore(store, Kind), shipped: false) : this;

    /// <summary>Adds the rules of a file, or of a folder and those in it.</summary>
    public RuleCatalog Add(string path) => Add(path, shipped: false);

    private RuleCatalog Add(string path, bool shipped)
    {
        if (!Directory.Exists(path))
            return AddFile(path, shipped);

        _placeholders.Add(Path.Combine(path, Placeholders.FileName));
        if (!shipped && Path.Combine(path, LogSources.FileName) is var sources && File.Exists(sources))
            _sources.AddRange(LogSourceDefinition.Read(sources));
        foreach (var file in Directory.EnumerateFiles(path, "*.yml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (!Path.GetFileName(file).StartsWith('_'))
                AddFile(file, shipped);
        }

        return this;
    }

    private RuleCatalog AddFile(string file, bool shipped)
    {
        foreach (var rule in RuleFile.Read(file, shipped, _broken))
        {
            _rules.RemoveAll(other => other.Shipped && !rule.Shipped && (IsSame(other.Id, rule.Id) || IsSame(other.Name, rule.Name)));
            _rules.Add(rule);
        }

        return this;
    }

    private static bool IsSame(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
