using AuditOps.Core.Rules;
using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Operations;

/// <summary>Checks rules, and runs them against given events.</summary>
internal sealed class TestRuleOperation : IOperation<TestRule, RuleCheck>
{
    private const int MostEvents = 100;

    public IEnumerable<RuleCheck> Run(TestRule request, OperationContext context)
    {
        var unread = new List<AuditOpsException>();
        var catalog = context.Workspace.Rules(request.Store, request.RulePath, unread.Add);
        var rules = catalog.Choose(request.Rule, []);
        var unusable = new Dictionary<Rule, AuditOpsException>();
        var search = new RuleSearch(rules, catalog, (rule, error) => unusable.TryAdd(rule, error), each: true);

        var hasEvents = request.Path.Count > 0 || request.LiteralPath.Count > 0 || request.Input is not null || request.Store is not null;
        using var scope = hasEvents ? context.Open(request) : null;
        var found = scope is null ? null : search.Run(scope, context.CancellationToken).ToLookup(tally => tally.Rule);

        foreach (var error in unread)
            yield return Unread(error);
        foreach (var rule in rules)
            yield return Check(rule, unusable.GetValueOrDefault(rule), unusable.ContainsKey(rule) ? null : found?[rule].ToList(), catalog, scope);
    }

    private static RuleCheck Check(Rule rule, AuditOpsException? error, List<RuleTally>? found, RuleCatalog catalog, EventScope? scope) => new()
    {
        Rule = rule.Label,
        Title = rule.Title,
        Valid = error is null && (found is null or { Count: > 0 } || rule is FilterRule),
        Problem = error?.Message ?? (found is { Count: 0 } && rule is not FilterRule ? "None of the given events matches." : null),
        Advice = [.. RuleAdvice.Of(rule, catalog.Rules)],
        Matches = found?.Sum(tally => tally.Count),
        EventId = [.. (found ?? []).SelectMany(tally => tally.Evidence).Distinct().Take(MostEvents).Select(key => key.ToString())],
        DefinedIn = rule.Place.File,
        Line = rule.Place.Line,
        Store = scope?.Store,
        LiteralPath = scope?.LiteralPath,
    };

    private static RuleCheck Unread(AuditOpsException error) => new()
    {
        Rule = error.Target ?? "",
        Valid = false,
        Problem = error.Message,
        DefinedIn = error.Target ?? "",
        Line = 1,
    };
}
