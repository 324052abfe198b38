using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Finds events that belong to others.</summary>
[Cmdlet(VerbsCommon.Get, "AuditCorrelation"), OutputType(typeof(Correlation))]
public sealed class GetAuditCorrelationCommand : LinkCommand<GetCorrelation, Correlation>
{
    [Parameter, DurationArgument(Seconds = true)]
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(300);

    [Parameter]
    public int MaxResults { get; set; } = 50;

    [Parameter]
    public double MinimumScore { get; set; } = 0.5;

    /// <inheritdoc />
    protected override GetCorrelation ToRequest() => new() { Window = Window, MaxResults = MaxResults, MinimumScore = MinimumScore };
}
