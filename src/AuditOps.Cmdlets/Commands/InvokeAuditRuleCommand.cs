using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Looks for events that match rules.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AuditRule"), OutputType(typeof(RuleMatch))]
public sealed class InvokeAuditRuleCommand : FindingCommand<InvokeRule, RuleMatch>
{
    [Parameter, SupportsWildcards, ArgumentCompleter(typeof(RequestCompleter))]
    public string[] Rule { get; set; } = [];

    [Parameter, SupportsWildcards]
    public string[] RulePath { get; set; } = [];

    [Parameter, SupportsWildcards]
    public string[] Tag { get; set; } = [];

    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <inheritdoc />
    protected override InvokeRule ToRequest() => new() { Rule = Rule, RulePath = FullPaths(RulePath), Tag = Tag, Follow = Follow };
}
