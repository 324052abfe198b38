using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Tells what is measured and sampled.</summary>
[Cmdlet(VerbsCommon.Get, "PerfMonitor"), OutputType(typeof(PerfMonitorStatistic))]
public sealed class GetPerfMonitorCommand : PerfCommand<GetMonitor, PerfMonitorStatistic>
{
    /// <inheritdoc />
    protected override GetMonitor Request() => new();
}
