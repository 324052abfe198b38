using AuditOps.Core.Findings;
using AuditOps.Core.Rules;
using AuditOps.Core.Rules.Correlation;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>Patterns that are correlation rules: one scan for all of them.</summary>
/// <param name="rules">All rules.</param>
/// <param name="history">The events.</param>
internal sealed class ContentPatterns(RuleCatalog rules, PatternHistory history)
{
    // A match that goes on from before the window began there; further back it is sought no more.
    private static readonly TimeSpan LongestLookBack = TimeSpan.FromDays(1);

    public IEnumerable<PatternMatch> Matches(IReadOnlyCollection<CorrelationRule> patterns)
    {
        if (patterns.Count == 0)
            return [];

        var compiler = rules.Compiler;
        var plan = CorrelationPlan.Of(patterns, rules.Rules, compiler.Field);
        var correlator = new Correlator(plan);
        var scan = new RuleScan(history.Filter & Window(plan), [.. plan.Detections.Select(compiler.Compile)], plan.Fields);
        using var events = history.Scope.Events.Scan(scan, history.CancellationToken);
        while (events.Read())
            correlator.Take(events);

        var since = Microseconds.From(history.Since);
        return Told(correlator.Matches().Where(match => match.End >= since).Select(Finding));
    }

    private EventFilter.TimeRange Window(CorrelationPlan plan)
    {
        var longest = plan.Steps.Max(step => step.Rule.Timespan);
        var back = longest < LongestLookBack ? longest : LongestLookBack;
        return new EventFilter.TimeRange(history.Start >= history.Since ? null : history.Since - back, null);
    }

    // One attempt is often logged in several ways, which a pattern may count apart: the most telling stands for all.
    private static IEnumerable<PatternMatch> Told(IEnumerable<PatternMatch> found)
    {
        foreach (var entity in found.GroupBy(match => (match.Type, match.EntityType, match.EntityName)))
        {
            var told = new List<PatternMatch>();
            foreach (var match in entity.OrderByDescending(match => match.Count).ThenBy(match => match.Start).ThenBy(match => match.Explanation, StringComparer.Ordinal))
            {
                if (!told.Exists(other => other.Start <= match.End && match.Start <= other.End))
                    told.Add(match);
            }

            foreach (var match in told)
                yield return match;
        }
    }

    private static PatternMatch Finding(CorrelationMatch match)
    {
        var (rule, pattern) = (match.Rule, match.Rule.Pattern!);
        var place = rule.GroupBy.ToList().IndexOf(pattern.EntityField!);
        if (place < 0)
            throw pattern.Place.Invalid($"the entity's field '{pattern.EntityField}' is not in 'group-by'");
        return new PatternMatch
        {
            Type = rule.Name!,
            Confidence = pattern.Confidence,
            Severity = rule.Level,
            Title = new PatternTemplate(rule, pattern.Summary!).Fill(match),
            EntityType = pattern.EntityType!,
            EntityName = match.Group[place],
            Start = match.Start,
            End = match.End,
            Observed = match.Value,
            Expected = rule.Condition.Count > 0 && rule.Condition[0].Comparison == Comparison.AtLeast ? (double)rule.Condition[0].Value - 1 : null,
            Count = match.Count,
            Evidence = match.Evidence,
            Explanation = new PatternTemplate(rule, pattern.Explanation!).Fill(match),
            Tags = rule.Tags,
            Query = EventSelect.Text(Microseconds.ToTime(match.Start), Microseconds.ToTime(match.End), [.. Conditions(match)]),
        };
    }

    private static IEnumerable<(EventColumn Column, string? Value)> Conditions(CorrelationMatch match) => match.Rule.GroupBy.Zip(match.Group)
        .Select(pair => (Column: EventSchema.Named(pair.First), pair.Second))
        .Where(pair => pair.Column is { } column && column.IsText())
        .Select(pair => (pair.Column!.Value, (string?)pair.Second));
}
