using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Checks rules, and runs them against given events.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AuditRule"), OutputType(typeof(bool), typeof(RuleCheck))]
public sealed class TestAuditRuleCommand : SourceCommand<TestRule, RuleCheck>
{
    private bool _valid = true;

    [Parameter, SupportsWildcards, ArgumentCompleter(typeof(RequestCompleter))]
    public string[] Rule { get; set; } = [];

    [Parameter, SupportsWildcards]
    public string[] RulePath { get; set; } = [];

    [Parameter]
    [Summary("Give what was found of each rule instead of true or false for all.")]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc />
    protected override TestRule ToRequest() => new() { Rule = Rule, RulePath = FullPaths(RulePath) };

    /// <inheritdoc />
    protected override void Emit(RuleCheck result)
    {
        _valid &= result.Valid;
        if (Detailed)
            WriteObject(result);
    }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (!Detailed)
            WriteObject(_valid);
    }
}
