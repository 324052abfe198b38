using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Ends the measurement of an operation.</summary>
[Cmdlet(VerbsLifecycle.Stop, "PerfOperation", SupportsShouldProcess = true), OutputType(typeof(PerfOperation))]
public sealed class StopPerfOperationCommand : PerfCommand<StopOperation, PerfOperation>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string OperationId { get; set; } = "";

    [Parameter]
    public SwitchParameter Failed { get; set; }

    /// <inheritdoc />
    protected override StopOperation Request() => new() { OperationId = OperationId, Failed = Failed };
}
