using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Finds what led to events.</summary>
[Cmdlet(VerbsCommon.Get, "AuditCausation"), OutputType(typeof(Causation))]
public sealed class GetAuditCausationCommand : LinkCommand<GetCausation, Causation>
{
    [Parameter]
    public int MaxDepth { get; set; } = 10;

    [Parameter, DurationArgument(Seconds = true)]
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(1);

    [Parameter]
    public double MinimumConfidence { get; set; } = 0.3;

    /// <inheritdoc />
    protected override GetCausation ToRequest() => new() { MaxDepth = MaxDepth, Window = Window, MinimumConfidence = MinimumConfidence };
}
