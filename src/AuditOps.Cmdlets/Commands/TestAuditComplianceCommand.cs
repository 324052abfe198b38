using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Says whether policies are met.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AuditCompliance"), OutputType(typeof(bool), typeof(ComplianceCheck))]
public sealed class TestAuditComplianceCommand : ComplianceCommand<TestCompliance, ComplianceCheck>
{
    private bool _compliant = true;
    private bool _tested;

    [Parameter]
    public double Minimum { get; set; } = 100;

    [Parameter]
    [Summary("Give what was found of each policy instead of true or false for all.")]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc />
    protected override TestCompliance ToRequest() => new() { Minimum = Minimum };

    /// <inheritdoc />
    protected override void Emit(ComplianceCheck result)
    {
        _tested = true;
        _compliant &= result.Compliant;
        if (Detailed)
            WriteObject(result);
    }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (!Detailed)
            WriteObject(_tested && _compliant);
    }
}
