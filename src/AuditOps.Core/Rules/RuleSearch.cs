using AuditOps.Core.Operations;
using AuditOps.Core.Rules.Compilation;
using AuditOps.Core.Rules.Correlation;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules;

/// <summary>Runs many rules over events in one pass: detections by the scan, correlations fed with what it finds.</summary>
internal sealed class RuleSearch
{
    private static readonly ScanCondition Never = new(new EventFilter.Or([]), new EventFilter.Or([]));
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

    /// <summary>Whether there is nothing to look for.</summary>
    public bool IsEmpty => _conditions.Count == 0;

    /// <summary>What the rules find among the events of a scope.</summary>
    /// <param name="scope">The events.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="canHold">Says which conditions may hold on any event; the others are not asked. Without it all are.</param>
    public IEnumerable<RuleTally> Run(EventScope scope, CancellationToken cancellationToken, Func<ScanCondition, bool>? canHold = null)
    {
        if (IsEmpty)
            return [];

        var run = new RuleRun(this);
        var scan = Scan(scope.Filter);
        if (canHold is not null)
            scan = scan with { Conditions = [.. scan.Conditions.Select(condition => canHold(condition) ? condition : Never)] };
        using var events = scope.Events.Scan(scan, cancellationToken);
        while (events.Read())
            run.Take(events);
        return run.Ended().Concat(run.Open());
    }

    /// <summary>The scan whose matches a run takes.</summary>
    public RuleScan Scan(EventFilter filter) => new(filter, _conditions, [.. _plan.Fields, .. Entities]);

    /// <summary>Fresh automata of the correlations.</summary>
    public Correlator Correlator() => new(_plan);

    /// <summary>The detections that hold on an event whose matches are wanted themselves.</summary>
    public IEnumerable<DetectionRule> Wanted(IRuleCursor at)
    {
        var wanted = new List<DetectionRule>();
        foreach (var condition in at.Conditions)
        {
            if (_wanted.Contains(_detections[condition]))
                wanted.Add(_detections[condition]);
        }

        return wanted;
    }

    /// <summary>Whom an event of the scan is about.</summary>
    public (string Type, string Name) EntityOf(IRuleCursor at)
    {
        var first = _plan.Fields.Count;
        if (at.Text(first) is { } actor)
            return ("actor", actor);
        if (at.Text(first + 1) is { } host)
            return ("host", host);
        return at.Text(first + 2) is { } address ? ("address", address) : ("activity", "all events");
    }
}
