using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Lists the rules.</summary>
[Cmdlet(VerbsCommon.Get, "AuditRule"), OutputType(typeof(RuleInfo))]
public sealed class GetAuditRuleCommand : OperationCommand<GetRule, RuleInfo>
{
    [Parameter(Position = 0), SupportsWildcards, ArgumentCompleter(typeof(RequestCompleter))]
    public string[] Rule { get; set; } = [];

    [Parameter, SupportsWildcards]
    public string[] RulePath { get; set; } = [];

    [Parameter, SupportsWildcards]
    public string[] Tag { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Store { get; set; }

    /// <inheritdoc />
    protected override GetRule ToRequest() => new() { Rule = Rule, RulePath = FullPaths(RulePath), Tag = Tag, Store = FullPath(Store) };
}
