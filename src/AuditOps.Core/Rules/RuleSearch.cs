using AuditOps.Core.Operations;
using AuditOps.Core.Rules.Compilation;
using AuditOps.Core.Rules.Correlation;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules;

/// <summary>Runs many rules over events in one pass: detections by the scan, correlations fed with what it finds.</summary>
internal sealed class RuleSearch
{
    private static readonly EventField[] Entities = [.. new[] { EventColumn.Actor, EventColumn.Host, EventColumn.SourceIp }.Select(column => new EventField(column.Name(), column, []))];
    private readonly CorrelationPlan _plan;
    private readonly List<DetectionRule> _detections;
    private readonly List<ScanCondition> _conditions = [];
    private readonly HashSet<DetectionRule> _wanted;

    /// <summary>Plans a search.</summary>
    /// <param name="wanted">The rules whose matches are wanted.</param>
    /// <param name="catalog">All rules that they may refer to.</param>
    /// <param name="broken">Takes the rule and the error of each that cannot be used; the others go on.</param>
    /// <param name="each">Whether detections whose matches only a correlation tells, by Sigma's rules, are told too.</param>
    public RuleSearch(IReadOnlyCollection<Rule> wanted, RuleCatalog catalog, Action<Rule, AuditOpsException> broken, bool each = false)
    {
        var compiler = catalog.Compiler;
        var compiled = new Dictionary<DetectionRule, ScanCondition>();
        var correlations = wanted.OfType<CorrelationRule>().Where(IsUsable).ToList();
        _plan = CorrelationPlan.Of(correlations, catalog.Rules, compiler.Field);

        // What a correlation takes in is told by the correlation alone, unless it was asked for.
        var consumed = _plan.Detections.ToHashSet();
        var generating = correlations.Where(rule => rule.Generate).ToList();
        _wanted = [.. wanted.OfType<DetectionRule>().Where(rule => (each || !consumed.Contains(rule) || generating.Exists(by => by.Rules.Any(rule.IsCalled))) && Compile(rule) is not null)];
        _detections = [.. _plan.Detections, .. _wanted.Except(consumed)];
        _conditions = [.. _detections.Select(rule => Compile(rule)!)];

        bool IsUsable(CorrelationRule rule)
        {
            try
            {
                return CorrelationPlan.Of([rule], catalog.Rules, compiler.Field).Detections.All(detection => Compile(detection) is not null);
            }
            catch (AuditOpsException error)
            {
                broken(rule, error);
                return false;
            }
        }

        ScanCondition? Compile(DetectionRule rule)
        {
            if (compiled.TryGetValue(rule, out var known))
                return known;
            try
            {
                return compiled[rule] = compiler.Compile(rule);
            }
            catch (AuditOpsException error)
            {
                broken(rule, error);
                return null;
            }
        }
    }

    /// <summary>What the rules find among the events of a scope.</summary>
    public IEnumerable<RuleTally> Run(EventScope scope, CancellationToken cancellationToken)
    {
        if (_conditions.Count == 0)
            return [];

        var correlator = new Correlator(_plan);
        var tallies = new RuleTallies();
        var entities = _plan.Fields.Count;
        using var events = scope.Events.Scan(new RuleScan(scope.Filter, _conditions, [.. _plan.Fields, .. Entities]), cancellationToken);
        while (events.Read())
        {
            correlator.Take(events);
            foreach (var condition in events.Conditions)
            {
                if (_wanted.Contains(_detections[condition]))
                    tallies.Add(_detections[condition], events, EntityOf(events, entities));
            }
        }

        return tallies.All.Concat(correlator.Matches().Select(RuleTally.Of));
    }

    private static (string Type, string Name) EntityOf(IRuleCursor events, int first)
    {
        if (events.Text(first) is { } actor)
            return ("actor", actor);
        if (events.Text(first + 1) is { } host)
            return ("host", host);
        return events.Text(first + 2) is { } address ? ("address", address) : ("activity", "all events");
    }
}
