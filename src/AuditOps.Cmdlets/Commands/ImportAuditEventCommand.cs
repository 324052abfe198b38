using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Reads logs into a store, exactly once.</summary>
[Cmdlet(VerbsData.Import, "AuditEvent", SupportsShouldProcess = true), OutputType(typeof(ImportResult))]
public sealed class ImportAuditEventCommand : SourceCommand<ImportEvent, ImportResult>
{
    [Parameter]
    public string? Origin { get; set; }

    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <inheritdoc />
    protected override bool RunsForEachReference => false;

    /// <inheritdoc />
    protected override ImportEvent ToRequest() => new() { Origin = Origin, Follow = Follow };
}
