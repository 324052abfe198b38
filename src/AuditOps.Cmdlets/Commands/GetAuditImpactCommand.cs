using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Finds what followed from events.</summary>
[Cmdlet(VerbsCommon.Get, "AuditImpact"), OutputType(typeof(Impact))]
public sealed class GetAuditImpactCommand : LinkCommand<GetImpact, Impact>
{
    [Parameter, DurationArgument(Seconds = true)]
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(600);

    [Parameter]
    public double MinimumConfidence { get; set; } = 0.3;

    [Parameter]
    public string? CriticalityPath { get; set; }

    /// <inheritdoc />
    protected override GetImpact ToRequest() => new() { Window = Window, MinimumConfidence = MinimumConfidence, CriticalityPath = FullPath(CriticalityPath) };
}
