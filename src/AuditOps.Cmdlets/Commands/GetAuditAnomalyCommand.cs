using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Finds unusual activity.</summary>
[Cmdlet(VerbsCommon.Get, "AuditAnomaly"), OutputType(typeof(Anomaly))]
public sealed class GetAuditAnomalyCommand : FindingCommand<GetAnomaly, Anomaly>
{
    [Parameter, SupportsWildcards, ArgumentCompleter(typeof(RequestCompleter))]
    public string[] Type { get; set; } = [];

    [Parameter]
    public double Threshold { get; set; } = 2.0;

    [Parameter]
    public double MinDeviation { get; set; } = 1.5;

    /// <inheritdoc />
    protected override GetAnomaly ToRequest() => new() { Type = Type, Threshold = Threshold, MinDeviation = MinDeviation };
}
