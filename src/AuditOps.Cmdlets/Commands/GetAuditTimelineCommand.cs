using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Tells what happened, in order.</summary>
[Cmdlet(VerbsCommon.Get, "AuditTimeline"), OutputType(typeof(Timeline))]
public sealed class GetAuditTimelineCommand : EventCommand<GetTimeline, Timeline>
{
    [Parameter, DurationArgument]
    public TimeSpan Around { get; set; } = TimeSpan.Zero;

    [Parameter, DurationArgument]
    public TimeSpan Gap { get; set; } = TimeSpan.FromMinutes(30);

    [Parameter]
    public SwitchParameter Metadata { get; set; }

    [Parameter]
    public SwitchParameter Phase { get; set; }

    [Parameter]
    public int First { get; set; } = 1_000;

    /// <inheritdoc />
    protected override GetTimeline ToRequest() => new() { Around = Around, Gap = Gap, Metadata = Metadata, Phase = Phase, First = First };
}
