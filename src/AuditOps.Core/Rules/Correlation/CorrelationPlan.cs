using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules.Correlation;

/// <summary>Correlations in an order in which each comes after those that it is chained to, and what they need of events.</summary>
internal sealed class CorrelationPlan
{
    private readonly IReadOnlyCollection<Rule> _rules;
    private readonly Func<DetectionRule, string, EventField> _field;
    private readonly List<DetectionRule> _detections = [];
    private readonly List<EventField> _fields = [];
    private readonly Dictionary<(DetectionRule, string), int> _read = [];
    private readonly List<CorrelationStep> _steps = [];
    private readonly List<CorrelationRule> _path = [];

    private CorrelationPlan(IReadOnlyCollection<Rule> rules, Func<DetectionRule, string, EventField> field) => (_rules, _field) = (rules, field);

    /// <summary>The detections that the correlations take matches of; what is fed must say which of them hold, by their place here.</summary>
    public IReadOnlyList<DetectionRule> Detections => _detections;

    /// <summary>The fields of events that are read, by their place here.</summary>
    public IReadOnlyList<EventField> Fields => _fields;

    public IReadOnlyList<CorrelationStep> Steps => _steps;

    /// <summary>Plans correlations.</summary>
    /// <param name="wanted">The correlations whose matches are asked for.</param>
    /// <param name="rules">All rules that they may refer to.</param>
    /// <param name="field">What a field means in the events of a detection.</param>
    /// <exception cref="AuditOpsException">A reference leads nowhere, to several rules, to a filter, or round in a circle.</exception>
    public static CorrelationPlan Of(IReadOnlyCollection<CorrelationRule> wanted, IReadOnlyCollection<Rule> rules, Func<DetectionRule, string, EventField> field)
    {
        var plan = new CorrelationPlan(rules, field);
        foreach (var rule in wanted)
            plan.Step(rule, isReported: true);
        return plan;
    }

    private int Step(CorrelationRule rule, bool isReported)
    {
        var known = _steps.FindIndex(step => ReferenceEquals(step.Rule, rule));
        if (known >= 0)
        {
            _steps[known] = _steps[known] with { IsReported = _steps[known].IsReported || isReported };
            return known;
        }

        if (_path.Contains(rule))
            throw rule.Place.Invalid($"the correlation takes its own matches in: {string.Join(" → ", _path.SkipWhile(each => each != rule).Append(rule).Select(each => each.Label))}");
        _path.Add(rule);
        CheckAliases(rule);
        CorrelationInput[] inputs = [.. rule.Rules.Select(reference => Input(rule, reference))];
        _path.Remove(rule);
        _steps.Add(new CorrelationStep(rule, inputs, isReported));
        return _steps.Count - 1;
    }

    private CorrelationInput Input(CorrelationRule rule, string reference)
    {
        var referred = Resolve(rule, reference);
        if (referred is CorrelationRule inner)
        {
            var step = Step(inner, rule.Generate);
            return new CorrelationInput(null, step, Readers(rule.GroupBy), Readers(rule.Fields));
        }

        var detection = _detections.IndexOf((DetectionRule)referred);
        if (detection < 0)
        {
            detection = _detections.Count;
            _detections.Add((DetectionRule)referred);
        }

        return new CorrelationInput(detection, null, Readers(rule.GroupBy), Readers(rule.Fields));

        FieldReader[] Readers(IReadOnlyList<string> names) => [.. names.Select(name => Reader(referred, Meant(rule, referred, name)))];
    }

    private Rule Resolve(CorrelationRule rule, string reference)
    {
        Rule[] called = [.. _rules.Where(each => each.IsCalled(reference))];
        if (called.Length > 1 && called.Where(each => each.Place.File == rule.Place.File).ToArray() is [_, ..] beside)
            called = beside;
        return called switch
        {
            [] => throw rule.Place.Invalid($"the correlation refers to '{reference}', which is no rule's name or id"),
            [FilterRule] => throw rule.Place.Invalid($"the correlation refers to '{reference}', which is a filter"),
            [var only] => only,
            _ => throw rule.Place.Invalid($"the correlation refers to '{reference}', which {called.Length} rules are called: {string.Join(", ", called.Select(each => $"{each.Place.File}, line {each.Place.Line}"))}"),
        };
    }

    private static string Meant(CorrelationRule rule, Rule referred, string name)
    {
        if (rule.Aliases.FirstOrDefault(alias => alias.Name == name) is not { } alias)
            return name;
        foreach (var (reference, field) in alias.Fields)
        {
            if (referred.IsCalled(reference))
                return field;
        }

        throw rule.Place.Invalid($"the alias '{name}' does not say which field of '{referred.Label}' is meant");
    }

    private static void CheckAliases(CorrelationRule rule)
    {
        foreach (var alias in rule.Aliases)
        {
            if (!rule.GroupBy.Contains(alias.Name) && !rule.Fields.Contains(alias.Name))
                throw rule.Place.Invalid($"the alias '{alias.Name}' is not used by 'group-by' or 'field'");
        }
    }

    private FieldReader Reader(Rule of, string name)
    {
        if (of is DetectionRule detection)
            return new FieldReader.OfEvent(Field(detection, name));
        var rule = (CorrelationRule)of;
        var place = rule.GroupBy.ToList().IndexOf(name);
        if (place >= 0)
            return new FieldReader.OfGroup(place);
        return new FieldReader.OfTrigger([.. rule.Rules.Select(reference => Resolve(rule, reference)).Select(inner => Reader(inner, Meant(rule, inner, name)))]);
    }

    private int Field(DetectionRule rule, string name)
    {
        if (_read.TryGetValue((rule, name), out var place))
            return place;
        var field = _field(rule, name);
        place = _fields.FindIndex(each => each.Column == field.Column && each.Paths.SequenceEqual(field.Paths));
        if (place < 0)
        {
            place = _fields.Count;
            _fields.Add(field);
        }

        return _read[(rule, name)] = place;
    }
}
