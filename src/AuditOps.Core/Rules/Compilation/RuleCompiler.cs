using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules.Compilation;

/// <summary>Turns detection rules, with the filters that are added to them, into what a scan asks of events; each once.</summary>
/// <param name="sources">What log sources mean.</param>
/// <param name="filters">All filters.</param>
internal sealed class RuleCompiler(LogSources sources, IReadOnlyList<FilterRule> filters)
{
    private readonly Dictionary<DetectionRule, ScanCondition> _compiled = new(ReferenceEqualityComparer.Instance);
    private readonly Lock _lock = new();

    /// <exception cref="AuditOpsException">The rule asks for what does not exist.</exception>
    public ScanCondition Compile(DetectionRule rule)
    {
        lock (_lock)
        {
            return _compiled.TryGetValue(rule, out var known) ? known : _compiled[rule] = Make(rule);
        }
    }

    /// <summary>Where a field of a rule's log source lies.</summary>
    public EventField Field(DetectionRule rule, string name)
    {
        lock (_lock)
        {
            return sources.Resolve(rule.LogSource).Fields(name);
        }
    }

    private ScanCondition Make(DetectionRule rule)
    {
        var source = sources.Resolve(rule.LogSource);
        var test = Compile(rule.Condition, rule.Selections, source);
        var added = filters.Where(filter => Concerns(filter, rule)).Select(filter => Compile(filter.Condition, filter.Selections, source)).ToList();
        return new ScanCondition(rule.Selections.Values.Any(AsksForWords) ? source.WordFilter : source.Filter, added.Count == 0 ? test : new EventFilter.And([test, .. added]));
    }

    private static bool AsksForWords(Detection detection) => detection switch
    {
        Detection.All all => all.Parts.Any(AsksForWords),
        Detection.Any any => any.Parts.Any(AsksForWords),
        Detection.Item item => item.Field is null,
        _ => false,
    };

    private static EventFilter Compile(Condition condition, IReadOnlyDictionary<string, Detection> selections, ResolvedSource source) =>
        DetectionCompiler.Compile(condition, selections.ToDictionary(entry => entry.Key, entry => DetectionCompiler.Compile(entry.Value, source.Items), StringComparer.Ordinal));

    private static bool Concerns(FilterRule filter, DetectionRule rule) =>
        Agrees(filter.LogSource.Category, rule.LogSource.Category) && Agrees(filter.LogSource.Product, rule.LogSource.Product) && Agrees(filter.LogSource.Service, rule.LogSource.Service)
        && (filter.Rules.Count == 0 || filter.Rules.Any(rule.IsCalled));

    private static bool Agrees(string? asked, string? given) => asked is null || asked == given;
}
