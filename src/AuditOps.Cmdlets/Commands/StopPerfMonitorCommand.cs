using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Ends sampling of the machine.</summary>
[Cmdlet(VerbsLifecycle.Stop, "PerfMonitor", SupportsShouldProcess = true), OutputType(typeof(PerfMonitor))]
public sealed class StopPerfMonitorCommand : PerfCommand<StopMonitor, PerfMonitor>
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? MonitorId { get; set; }

    /// <inheritdoc />
    protected override StopMonitor Request() => new() { MonitorId = MonitorId };
}
