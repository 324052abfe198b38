using AuditOps.Core.Rules;
using AuditOps.Core.Rules.Model;

namespace AuditOps.Core.Operations;

/// <summary>Lists the rules.</summary>
internal sealed class GetRuleOperation : IOperation<GetRule, RuleInfo>
{
    public IEnumerable<RuleInfo> Run(GetRule request, OperationContext context) =>
        context.Workspace.Rules(request.Store, request.RulePath).Choose(request.Rule, request.Tag).Select(Info);

    private static RuleInfo Info(Rule rule) => new()
    {
        Rule = rule.Label,
        Title = rule.Title,
        Kind = rule switch { CorrelationRule => RuleKind.Correlation, FilterRule => RuleKind.Filter, _ => RuleKind.Detection },
        Level = rule.Level,
        Status = rule.Status,
        LogSource = rule switch { DetectionRule detection => detection.LogSource.Describe(), FilterRule filter => filter.LogSource.Describe(), _ => null },
        Description = rule.Description,
        Author = rule.Author,
        RuleId = rule.Id,
        Tags = rule.Tags,
        FalsePositives = rule.FalsePositives,
        References = rule.References,
        OwnedBy = rule.Shipped ? "AuditOps" : "User",
        DefinedIn = rule.Place.File,
        Line = rule.Place.Line,
    };
}
