using AuditOps.Core.Operations;
using AuditOps.Core.Patterns;
using AuditOps.Core.Rules;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Compliance;

/// <summary>
/// Counts what the controls of policies ask: what kinds of events there are in one query, all rules that can hold on one of them in one scan, all
/// patterns together.
/// </summary>
internal sealed class PolicyAssessment
{
    private readonly RuleCatalog _catalog;
    private readonly Dictionary<Control, Rule> _rules = [];
    private readonly Dictionary<Control, string> _patterns = [];
    private readonly Dictionary<Control, (EventFilter Condition, EventFilter OfColumns)> _columnNeeds = [];
    private readonly RuleSearch _search;
    private readonly List<AuditOpsException> _broken = [];
    private ILookup<Rule, RuleTally> _found = Enumerable.Empty<RuleTally>().ToLookup(tally => tally.Rule);
    private ILookup<string, Finding> _patternFindings = Enumerable.Empty<Finding>().ToLookup(finding => finding.Type);
    private readonly Dictionary<Control, long> _assessed = [];

    /// <param name="controls">The controls, of all policies.</param>
    /// <param name="catalog">The rules and patterns that they may name.</param>
    public PolicyAssessment(IReadOnlyCollection<Control> controls, RuleCatalog catalog)
    {
        var own = controls.Select(control => control.Measure).OfType<Measure.Matches>().SelectMany(measure => measure.Parts.Append(measure.Rule)).ToList();
        var patterns = new PatternCatalog(catalog).Names.ToHashSet(StringComparer.Ordinal);
        var named = controls.Where(control => control.Measure is Measure.Named).ToDictionary(control => control, control => Find(catalog, ((Measure.Named)control.Measure).Rule));
        _catalog = catalog.With(own.Concat(controls.Select(control => control.Needs)));
        foreach (var control in controls)
            Plan(control, named, patterns);
        var unusable = new HashSet<Rule>();
        _search = new RuleSearch([.. _rules.Values.Concat(controls.Where(control => !_columnNeeds.ContainsKey(control)).Select(control => (Rule)control.Needs)).Distinct()], _catalog, Refuse, each: true);
        BrokenControls = controls.Where(control => unusable.Contains(control.Needs) || (_rules.TryGetValue(control, out var rule) ? unusable.Contains(rule) : control.Measure is Measure.Named or Measure.OfPattern && !_patterns.ContainsKey(control))).ToHashSet();

        void Refuse(Rule rule, AuditOpsException error)
        {
            if (unusable.Add(rule))
                _broken.Add(error);
        }
    }

    /// <summary>Controls that ask for what does not exist.</summary>
    public IReadOnlySet<Control> BrokenControls { get; }

    /// <summary>What is wrong with them.</summary>
    public IReadOnlyList<AuditOpsException> Errors => _broken;

    /// <summary>Looks at the events.</summary>
    public void Run<TResult>(EventScope scope, ComplianceRequest<TResult> request, OperationContext context)
    {
        var kinds = EventKinds.Of(scope, context.CancellationToken);
        _found = _search.Run(scope, context.CancellationToken, kinds.CanHold).ToLookup(tally => tally.Rule);
        CountNeeds(kinds, scope, context.CancellationToken);
        if (_patterns.Count > 0)
            _patternFindings = Patterns(request, context).ToLookup(finding => finding.Type, StringComparer.Ordinal);
    }

    /// <summary>How many events could tell.</summary>
    public long Assessed(Control control) => _columnNeeds.ContainsKey(control) ? _assessed[control] : _found[control.Needs].Sum(tally => tally.Count);

    /// <summary>What was counted.</summary>
    public Count Of(Control control, EventScope scope, CancellationToken cancellationToken) => control.Measure switch
    {
        Measure.OfPattern => Count.Of([.. _patternFindings[_patterns[control]]]),
        Measure.Rows rows => Count.Of([.. Query(rows.Query, scope, control, cancellationToken)], rows.Query),
        _ => Count.Of([.. _found[_rules[control]]]),
    };

    private void Plan(Control control, Dictionary<Control, Rule?> named, HashSet<string> patterns)
    {
        switch (control.Measure)
        {
            case Measure.Matches matches:
                _rules[control] = matches.Rule;
                break;
            case Measure.Named { Rule: var name } when named[control] is { } rule:
                _rules[control] = rule;
                break;
            case Measure.Named { Rule: var name }:
                _broken.Add(PolicyFile.OfPolicy(control.Place.Invalid($"there is no rule '{name}'; Get-AuditRule lists all")));
                break;
            case Measure.OfPattern { Pattern: var name } when patterns.Contains(name):
                _patterns[control] = name;
                break;
            case Measure.OfPattern { Pattern: var name }:
                _broken.Add(PolicyFile.OfPolicy(control.Place.Invalid($"there is no pattern '{name}'; there are {string.Join(", ", patterns.Order(StringComparer.Ordinal))}")));
                break;
        }

        // Most needs are about columns, which queries count instead of a scan that half of all events would match.
        if (NeedsOfColumns(control) is { } needs)
            _columnNeeds[control] = needs;
    }

    private (EventFilter Condition, EventFilter OfColumns)? NeedsOfColumns(Control control)
    {
        try
        {
            var needs = _catalog.Compiler.Compile(control.Needs);
            var condition = needs.Source & needs.Test;
            return ColumnCondition.Of(condition) is { } ofColumns ? (condition, ofColumns) : null;
        }
        catch (AuditOpsException)
        {
            // The search tells it.
            return null;
        }
    }

    private static Rule? Find(RuleCatalog catalog, string name) => catalog.Rules.FirstOrDefault(rule => rule.IsCalled(name) && rule.Pattern?.Code is null);

    private void CountNeeds(EventKinds kinds, EventScope scope, CancellationToken cancellationToken)
    {
        foreach (var (control, needs) in _columnNeeds)
        {
            if (kinds.Count(needs.Condition) is { } count)
                _assessed[control] = count;
        }

        var distinct = _columnNeeds.Where(pair => !_assessed.ContainsKey(pair.Key)).GroupBy(pair => NeedText.Of(pair.Key.Needs)).ToList();
        if (distinct.Count == 0)
            return;
        var query = new FeatureQuery { Filter = EventKinds.Seen(scope), Aggregates = [Aggregate.Events, .. distinct.Select(group => new Aggregate.EventsWhere(group.First().Value.OfColumns))] };
        var row = scope.Events.Features(query, cancellationToken).FirstOrDefault();
        for (var i = 0; i < distinct.Count; i++)
        {
            foreach (var (control, _) in distinct[i])
                _assessed[control] = row?.Values[i + 1] ?? 0;
        }
    }

    private IEnumerable<Finding> Patterns<TResult>(ComplianceRequest<TResult> request, OperationContext context)
    {
        const int Most = 100_000;
        return context.Run(request.To<GetPattern>() with
        {
            Type = [.. _patterns.Values.Distinct().Order(StringComparer.Ordinal)],
            First = Most,
            FailOn = null,
            IncludeAccepted = true,
        });
    }

    private static IEnumerable<QueryRow> Query(string query, EventScope scope, Control control, CancellationToken cancellationToken)
    {
        try
        {
            var parameters = new Dictionary<string, object?>();
            if (query.Contains("$since", StringComparison.Ordinal))
                parameters["since"] = scope.Since ?? DateTime.UnixEpoch;
            if (query.Contains("$until", StringComparison.Ordinal))
                parameters["until"] = scope.Until ?? DateTime.UnixEpoch;
            return [.. scope.Events.Query(query, parameters, cancellationToken)];
        }
        catch (AuditOpsException error) when (error.Code is "QueryInvalid" or "QueryRefused")
        {
            throw PolicyFile.OfPolicy(control.Place.Invalid($"the query of '{control.Id}' cannot be run: {error.Message.TrimEnd('.')}", error));
        }
    }
}
