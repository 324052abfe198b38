using AuditOps.Core.Findings;
using AuditOps.Core.Rules;
using AuditOps.Core.Rules.Correlation;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>Patterns that are correlation rules: one scan for all of them.</summary>
internal sealed class ContentPatterns
{
    // So far before the window the beginning of a match is sought that goes on from there.
    private static readonly TimeSpan LongestLookBack = LoginHistory.Memory;
    private static readonly TimeSpan FirstLookBack = TimeSpan.FromDays(1);

    private readonly CorrelationPlan _plan;
    private readonly IReadOnlyList<ScanCondition> _conditions;

    /// <param name="rules">All rules.</param>
    /// <param name="patterns">The patterns.</param>
    public ContentPatterns(RuleCatalog rules, IReadOnlyCollection<CorrelationRule> patterns)
    {
        var compiler = rules.Compiler;
        _plan = CorrelationPlan.Of(patterns, rules.Rules, compiler.Field);
        _conditions = [.. _plan.Detections.Select(compiler.Compile)];
        Reach = _plan.Steps.Count == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(_plan.Steps.Sum(step => step.Rule.Timespan.Ticks));
    }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _plan.Steps.Count == 0;

    /// <summary>A match has no event that lies more than this before the first event that completed it; what is chained adds up.</summary>
    public TimeSpan Reach { get; }

    /// <summary>The scan whose matches the automata take.</summary>
    public RuleScan Scan(EventFilter filter) => new(filter, _conditions, _plan.Fields);

    /// <summary>Fresh automata.</summary>
    public Correlator Correlator() => new(_plan);

    /// <summary>What the patterns find in a window.</summary>
    public IEnumerable<PatternMatch> Matches(PatternHistory history)
    {
        if (IsEmpty)
            return [];
        var since = Microseconds.From(history.Since);
        return Told(Read(history, from =>
        {
            var correlator = Correlator();
            using var events = history.Scope.Events.Scan(Scan(history.Filter & new EventFilter.TimeRange(from, null)), history.CancellationToken);
            while (events.Read())
                correlator.Take(events);
            return [.. correlator.Matches().Where(match => match.End >= since)];
        }).Select(Finding));
    }

    /// <summary>Reads from before a window, further back as long as matches that reach into it may have begun before what was read: their identity goes by their beginning.</summary>
    /// <param name="history">The window.</param>
    /// <param name="read">Gives the matches that reach into the window, of the events from a time on; null for all.</param>
    public IReadOnlyList<CorrelationMatch> Read(PatternHistory history, Func<DateTime?, IReadOnlyList<CorrelationMatch>> read)
    {
        for (var back = Reach < FirstLookBack ? Reach : FirstLookBack; history.Since - history.Start > back; back *= 4)
        {
            var from = history.Since - back;
            var found = read(from);
            if (IsFarEnough(history, from, found))
                return found;
        }

        return read(null);
    }

    /// <summary>Whether no match that reaches into a window may have begun before what was read, or enough was read to say where it began.</summary>
    /// <param name="history">The window.</param>
    /// <param name="from">From when on events were read.</param>
    /// <param name="found">What was found in them that reaches into the window.</param>
    public bool IsFarEnough(PatternHistory history, DateTime from, IEnumerable<CorrelationMatch> found) =>
        history.Since - from >= LongestLookBack || found.All(match => match.Start > Microseconds.From(from + Reach));

    /// <summary>One attempt is often logged in several ways, which a pattern may count apart: of matches about one entity that overlap, the most telling stands for all.</summary>
    public static IEnumerable<PatternMatch> Told(IEnumerable<PatternMatch> found)
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

    /// <summary>What a match means.</summary>
    public static PatternMatch Finding(CorrelationMatch match)
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
