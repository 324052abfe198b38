using AuditOps.Core.Findings;
using AuditOps.Core.Following;
using AuditOps.Core.Rules;
using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Operations;

/// <summary>Looks for events that match rules. A rule that cannot be used is a problem of its own; the others go on.</summary>
internal sealed class InvokeRuleOperation : IOperation<InvokeRule, RuleMatch>
{
    private static readonly Problem Nothing = new(ProblemLevel.Warning, ErrorKind.NotFound, "RulesNone",
        "There is no rule to run. Name files with -RulePath, or put them into the store's content/rules. AuditOps' own patterns are run by Get-AuditPattern, or by their names.");

    public IEnumerable<RuleMatch> Run(InvokeRule request, OperationContext context) =>
        request.Follow ? Follow(request, context).UntilStopped(context.CancellationToken) : Find(request, context);

    private static IEnumerable<RuleMatch> Find(InvokeRule request, OperationContext context)
    {
        var search = Search(request, context);
        using var scope = context.Open(request);
        foreach (var finding in search.Run(scope, context.CancellationToken).Select(tally => tally.ToFinding(scope)).Report(request, context))
            yield return finding;
    }

    private static IEnumerable<RuleMatch> Follow(InvokeRule request, OperationContext context)
    {
        foreach (var finding in new FindingFollow<RuleMatch>(request, context, new LiveRules(Search(request, context), context.Clock)).Run())
            yield return finding;
    }

    private static RuleSearch Search(InvokeRule request, OperationContext context)
    {
        var catalog = context.Workspace.Rules(request.Store, request.RulePath);
        var chosen = catalog.Choose(request.Rule, request.Tag).Where(rule => rule.Pattern?.Code is null);
        IReadOnlyList<Rule> rules = [.. request.Rule.Count > 0 ? chosen : chosen.Where(rule => !catalog.IsOfPattern(rule))];
        if (rules.Count == 0)
            context.Observer.OnProblem(Nothing);
        return new RuleSearch(rules, catalog, (_, error) => context.Workspace.Broken(error));
    }
}
