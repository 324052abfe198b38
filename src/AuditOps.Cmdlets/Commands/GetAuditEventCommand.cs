using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Shows events.</summary>
[Cmdlet(VerbsCommon.Get, "AuditEvent"), OutputType(typeof(AuditEvent))]
public sealed class GetAuditEventCommand : EventCommand<GetEvent, AuditEvent>
{
    [Parameter]
    public int? First { get; set; }

    [Parameter]
    public SwitchParameter Descending { get; set; }

    /// <inheritdoc />
    protected override GetEvent ToRequest() => new() { First = First, Descending = Descending };
}
