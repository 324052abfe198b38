using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Tells what holds the machine up.</summary>
[Cmdlet(VerbsCommon.Get, "PerfBottleneck"), OutputType(typeof(PerfBottleneck))]
public sealed class GetPerfBottleneckCommand : PerfCommand<GetBottleneck, PerfBottleneck>
{
    [Parameter]
    public double CpuThreshold { get; set; } = 80;

    [Parameter]
    public double MemoryThreshold { get; set; } = 80;

    [Parameter]
    public double DiskThreshold { get; set; } = 80;

    [Parameter]
    public double NetworkThreshold { get; set; } = 80;

    [Parameter]
    public double SlowFactor { get; set; } = 2;

    [Parameter, DurationArgument(Seconds = true)]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override GetBottleneck Request() => new()
    {
        CpuThreshold = CpuThreshold,
        MemoryThreshold = MemoryThreshold,
        DiskThreshold = DiskThreshold,
        NetworkThreshold = NetworkThreshold,
        SlowFactor = SlowFactor,
        Interval = Interval,
    };
}
