using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Rules;

/// <summary>What would make a rule better, though it can be used as it is.</summary>
internal static class RuleAdvice
{
    private static readonly string[] Statuses = ["stable", "test", "experimental", "deprecated", "unsupported"];

    public static IEnumerable<string> Of(Rule rule, IReadOnlyCollection<Rule> all)
    {
        if (rule.Id is null)
            yield return At(rule, "give it an 'id', a UUID, so that its findings stay the same when its title changes");
        else if (!Guid.TryParse(rule.Id, out _))
            yield return At(rule, $"the id '{rule.Id}' is no UUID");
        else if (all.FirstOrDefault(other => other != rule && string.Equals(other.Id, rule.Id, StringComparison.OrdinalIgnoreCase)) is { } twin)
            yield return At(rule, $"the id '{rule.Id}' is also that of '{twin.Title}' in {twin.Place.File}, line {twin.Place.Line}");
        if (rule.Description is null)
            yield return At(rule, "say in 'description' what it finds, and why that matters");
        if (rule.Status is { } status && !Statuses.Contains(status))
            yield return At(rule, $"the status '{status}' does not exist; choose of {string.Join(", ", Statuses)}");
        if (rule is DetectionRule detection)
        {
            foreach (var unused in detection.Selections.Keys.Except(Used(detection.Condition), StringComparer.Ordinal))
                yield return At(rule, $"the condition does not use the selection '{unused}'");
        }
    }

    private static IEnumerable<string> Used(Condition condition) => condition switch
    {
        Condition.And and => and.Parts.SelectMany(Used),
        Condition.Or or => or.Parts.SelectMany(Used),
        Condition.Not not => Used(not.Part),
        Condition.Selection selection => [selection.Name],
        _ => [],
    };

    private static string At(Rule rule, string advice) => $"{rule.Place.File}, line {rule.Place.Line}: {advice}.";
}
