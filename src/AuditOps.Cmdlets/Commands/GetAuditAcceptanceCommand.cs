using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Shows which findings are accepted.</summary>
[Cmdlet(VerbsCommon.Get, "AuditAcceptance"), OutputType(typeof(Acceptance))]
public sealed class GetAuditAcceptanceCommand : OperationCommand<GetAcceptance, Acceptance>
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(RequestCompleter))]
    public string[] FindingId { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Store { get; set; }

    /// <inheritdoc />
    protected override GetAcceptance ToRequest() => new() { FindingId = FindingId, Store = FullPath(Store) };
}
