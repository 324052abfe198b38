using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Takes acceptances back.</summary>
[Cmdlet(VerbsCommon.Remove, "AuditAcceptance", SupportsShouldProcess = true), OutputType(typeof(Acceptance))]
public sealed class RemoveAuditAcceptanceCommand : OperationCommand<RemoveAcceptance, Acceptance>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(RequestCompleter))]
    public string[] FindingId { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Store { get; set; }

    [Parameter]
    [Summary("Give the acceptances that were taken back.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override RemoveAcceptance ToRequest() => new() { FindingId = FindingId, Store = FullPath(Store) };

    /// <inheritdoc />
    protected override void Emit(Acceptance result)
    {
        if (PassThru)
            WriteObject(result);
    }
}
