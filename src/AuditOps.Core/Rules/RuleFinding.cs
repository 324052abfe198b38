using AuditOps.Core.Findings;
using AuditOps.Core.Operations;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules;

/// <summary>Says what a rule found.</summary>
internal static class RuleFinding
{
    public static RuleMatch ToFinding(this RuleTally tally, EventScope scope)
    {
        var rule = tally.Rule;
        var (start, end) = (Microseconds.ToTime(tally.Start), Microseconds.ToTime(tally.End));
        var entityType = tally.Entities.Count == 0 ? "activity" : string.Join(", ", tally.Entities.Select(entity => entity.Type));
        var entityName = tally.Entities.Count == 0 ? "all events" : string.Join(", ", tally.Entities.Select(entity => entity.Name));
        return new RuleMatch
        {
            // By the day: the first event of a window that slides is another one at every run.
            FindingId = FindingIdentity.Of(rule.Id ?? rule.Label, entityType, entityName, start.Date),
            Kind = FindingKind.Rule,
            Type = rule.Name ?? "rule_match",
            Title = rule.Title,
            Severity = rule.Level,
            Score = FindingScore.Of(rule.Level, Confidence(rule)),
            Start = start,
            End = end,
            EntityType = entityType,
            EntityName = entityName,
            Observed = tally.Value,
            Count = tally.Count,
            EventId = [.. tally.Evidence.Select(key => key.ToString())],
            Explanation = Explain(tally, entityName, end - start),
            Tags = rule.Tags,
            Query = Query(tally, start, end),
            Rule = rule.Label,
            Author = rule.Author,
            LogSource = (rule as DetectionRule)?.LogSource.Describe(),
            Store = scope.Store,
            LiteralPath = scope.LiteralPath,
        };
    }

    private static string Explain(RuleTally tally, string entity, TimeSpan span)
    {
        var within = tally.Count > 1 && span > TimeSpan.Zero ? $" within {Wording.Span(span)}" : "";
        var author = tally.Rule.Author is { } by ? $" by {Wording.Name(by)}" : "";
        return $"{Wording.Count(tally.Count, "event")} of {Wording.Name(entity)}{within} {(tally.Count == 1 ? "matches" : "match")} the rule '{tally.Rule.Title}'{author}{Reason(tally.Rule)}.";
    }

    /// <summary>The first sentence of a rule's description.</summary>
    private static string Reason(Rule rule)
    {
        if (rule.Description is not { Length: > 0 } text)
            return "";
        var first = text.ReplaceLineEndings(" ");
        var end = first.IndexOf(". ", StringComparison.Ordinal);
        return $": {(end < 0 ? first : first[..end]).TrimEnd('.', ' ')}";
    }

    private static double Confidence(Rule rule) => rule.Status switch
    {
        "stable" => 0.9,
        "experimental" or "deprecated" or "unsupported" => 0.6,
        _ => 0.8,
    };

    private static string Query(RuleTally tally, DateTime start, DateTime end) => EventSelect.Text(start, end,
        [.. tally.Entities.Select(entity => (Column: entity.Type == "address" ? EventColumn.SourceIp : EventSchema.Find(entity.Type), entity.Name))
            .Where(pair => pair.Column is { } column && column.IsText()).Select(pair => (pair.Column!.Value, (string?)pair.Name))]);
}
