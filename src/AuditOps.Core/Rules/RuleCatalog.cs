using AuditOps.Core.Configuration;
using AuditOps.Core.Rules.Compilation;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Rules.Parsing;

namespace AuditOps.Core.Rules;

/// <summary>Rules from files: those that ship, a user's own from a store, and others that are named.</summary>
internal sealed class RuleCatalog
{
    private const string Kind = "rules";
    private readonly List<Rule> _rules;
    private readonly Placeholders _placeholders;
    private readonly List<LogSourceDefinition> _sources;
    private readonly Action<AuditOpsException> _broken;
    private RuleCompiler? _compiler;

    /// <param name="broken">Takes the error of each broken rule; the others are read all the same.</param>
    public RuleCatalog(Action<AuditOpsException> broken)
    {
        (_rules, _placeholders, _broken) = ([], new Placeholders(), broken);
        _sources = [.. LogSourceDefinition.Read(Path.Combine(ContentFolder.Shipped(Kind), LogSources.FileName))];
    }

    private RuleCatalog(RuleCatalog other, IEnumerable<Rule> more)
    {
        (_rules, _placeholders, _sources, _broken) = ([.. other._rules, .. more], other._placeholders, other._sources, other._broken);
    }

    /// <summary>All rules, in the order of their files.</summary>
    public IReadOnlyList<Rule> Rules => _rules;

    /// <summary>What makes scans of the detection rules, once all are added.</summary>
    public RuleCompiler Compiler => _compiler ??= new RuleCompiler(new LogSources(_sources, _placeholders), [.. _rules.OfType<FilterRule>()]);

    /// <summary>The files of the rules that come with AuditOps, and those of a user's own; one of these with the name or id of another takes its place.</summary>
    public static IReadOnlyList<(string File, bool Shipped)> Files(string store) =>
        [.. In(ContentFolder.Shipped(Kind)).Select(file => (file, true)), .. In(ContentFolder.OfStore(store, Kind)).Select(file => (file, false))];

    /// <summary>Adds the rules that come with AuditOps.</summary>
    public RuleCatalog AddShipped() => Add(In(ContentFolder.Shipped(Kind)), shipped: true);

    /// <summary>Adds the rules of files, and what files beside them say of placeholders and log sources.</summary>
    public RuleCatalog Add(IEnumerable<string> files, bool shipped = false)
    {
        _compiler = null;
        foreach (var file in files.Where(file => Path.GetExtension(file) is ".yml" or ".yaml"))
        {
            if (Path.GetFileName(file) == Placeholders.FileName)
                _placeholders.Add(file);
            else if (Path.GetFileName(file) != LogSources.FileName)
                AddFile(file, shipped);
            else if (!shipped)
                _sources.AddRange(LogSourceDefinition.Read(file));
        }

        return this;
    }

    /// <summary>A catalogue of these rules and more that stand elsewhere than in files of rules. This one, which others may be using, stays as it is.</summary>
    public RuleCatalog With(IEnumerable<Rule> more) => new(this, more);

    /// <summary>Whether a rule is a pattern or a selection that patterns take in: Get-AuditPattern tells what they find.</summary>
    public bool IsOfPattern(Rule rule) =>
        rule.Pattern is not null || _rules.OfType<CorrelationRule>().Any(other => other.Pattern is not null && other.Rules.Any(rule.IsCalled));

    /// <summary>The rules that are run without being named: those that belong to no pattern.</summary>
    public IEnumerable<Rule> OfUser() => _rules.Where(rule => !IsOfPattern(rule));

    private static IEnumerable<string> In(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];

    private void AddFile(string file, bool shipped)
    {
        foreach (var rule in RuleFile.Read(file, shipped, _broken))
        {
            _rules.RemoveAll(other => other.Shipped && !rule.Shipped && (IsSame(other.Id, rule.Id) || IsSame(other.Name, rule.Name)));
            _rules.Add(rule);
        }
    }

    private static bool IsSame(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
