using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Samples the machine in the background.</summary>
[Cmdlet(VerbsLifecycle.Start, "PerfMonitor", SupportsShouldProcess = true), OutputType(typeof(PerfMonitor))]
public sealed class StartPerfMonitorCommand : PerfCommand<StartMonitor, PerfMonitor>
{
    [Parameter(Position = 0), DurationArgument(Seconds = true)]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(60);

    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <inheritdoc />
    protected override StartMonitor Request() => new() { Interval = Interval, Follow = Follow };
}
