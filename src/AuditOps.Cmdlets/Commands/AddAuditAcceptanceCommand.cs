using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Accepts a finding until a day.</summary>
[Cmdlet(VerbsCommon.Add, "AuditAcceptance", SupportsShouldProcess = true), OutputType(typeof(Acceptance))]
public sealed class AddAuditAcceptanceCommand : OperationCommand<AddAcceptance, Acceptance>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string FindingId { get; set; } = "";

    [Parameter(Mandatory = true)]
    public string Reason { get; set; } = "";

    [Parameter, TimeArgument(Ahead = true)]
    public DateTimeOffset? Until { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Title { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Store { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc />
    protected override AddAcceptance ToRequest() =>
        new() { FindingId = FindingId, Reason = Reason, Until = Until, Title = Title, Store = FullPath(Store), Force = Force };
}
