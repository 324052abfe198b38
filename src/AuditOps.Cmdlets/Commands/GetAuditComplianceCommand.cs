using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Assesses policies: each control, the scores, and what changed.</summary>
[Cmdlet(VerbsCommon.Get, "AuditCompliance"), OutputType(typeof(ComplianceResult), typeof(ControlResult))]
public sealed class GetAuditComplianceCommand : ComplianceCommand<GetCompliance, ComplianceResult>
{
    [Parameter]
    public string? ComparedWith { get; set; }

    [Parameter]
    public Severity? FailOn { get; set; }

    [Parameter]
    [Summary("Give each control instead of each policy.")]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc />
    protected override GetCompliance ToRequest() => new() { ComparedWith = ComparedWith, FailOn = FailOn };

    /// <inheritdoc />
    protected override void Emit(ComplianceResult result) => WriteObject(Detailed ? result.Controls : result, enumerateCollection: true);
}
