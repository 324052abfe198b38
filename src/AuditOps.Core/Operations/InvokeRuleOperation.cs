using AuditOps.Core.Findings;
using AuditOps.Core.Rules;

namespace AuditOps.Core.Operations;

/// <summary>Looks for events that match rules. A rule that cannot be used is a problem of its own; the others go on.</summary>
internal sealed class InvokeRuleOperation : IOperation<InvokeRule, RuleMatch>
{
    public IEnumerable<RuleMatch> Run(InvokeRule request, OperationContext context)
    {
        var catalog = context.Workspace.Rules(request.Store, request.RulePath);
        var chosen = catalog.Choose(request.Rule, request.Tag).Where(rule => rule.Pattern?.Code is null);
        var search = new RuleSearch([.. request.Rule.Count > 0 ? chosen : chosen.Where(rule => !catalog.IsOfPattern(rule))], catalog, (_, error) => context.Workspace.Broken(error));
        using var scope = context.Open(request);
        foreach (var finding in search.Run(scope, context.CancellationToken).Select(tally => tally.ToFinding(scope)).Report(request, context))
            yield return finding;
    }
}
