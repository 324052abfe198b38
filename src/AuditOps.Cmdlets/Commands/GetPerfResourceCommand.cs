using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Tells how busy the machine and a process are, or were.</summary>
[Cmdlet(VerbsCommon.Get, "PerfResource"), OutputType(typeof(PerfResource))]
public sealed class GetPerfResourceCommand : PerfCommand<GetResource, PerfResource>
{
    [Parameter(Position = 0)]
    public int? ProcessId { get; set; }

    [Parameter, DurationArgument(Seconds = true)]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    [Parameter, TimeArgument]
    public DateTimeOffset? Since { get; set; }

    /// <inheritdoc />
    protected override GetResource Request() => new() { ProcessId = ProcessId, Interval = Interval, Since = Since };
}
