using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules;

/// <summary>Chooses rules by what users call them.</summary>
internal static class RuleNames
{
    /// <summary>The rules of these names, titles or ids that have one of these tags; all where none are given.</summary>
    /// <exception cref="AuditOpsException">A name without wildcards is no rule's.</exception>
    public static IReadOnlyList<Rule> Choose(this RuleCatalog catalog, IReadOnlyList<string> names, IReadOnlyList<string> tags)
    {
        foreach (var name in names.Where(name => !Wildcard.IsPattern(name)))
        {
            if (!catalog.Rules.Any(rule => IsCalled(rule, name)))
                throw new AuditOpsException(ErrorKind.NotFound, "RuleNotFound", $"There is no rule '{name}'. Get-AuditRule lists all; -RulePath names files of others.") { Target = name };
        }

        return [.. catalog.Rules.Where(rule => (names.Count == 0 || names.Any(name => IsCalled(rule, name))) && (tags.Count == 0 || rule.Tags.Any(tag => Wildcard.IsMatchOfAny(tags, tag))))];
    }

    private static bool IsCalled(Rule rule, string name) =>
        Wildcard.IsMatch(name, rule.Title) || (rule.Name is { } own && Wildcard.IsMatch(name, own)) || (rule.Id is { } id && Wildcard.IsMatch(name, id));
}
