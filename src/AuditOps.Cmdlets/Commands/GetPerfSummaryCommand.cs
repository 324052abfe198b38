using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Tells at a glance how measured operations and the machine do.</summary>
[Cmdlet(VerbsCommon.Get, "PerfSummary"), OutputType(typeof(PerfSummary))]
public sealed class GetPerfSummaryCommand : PerfCommand<GetSummary, PerfSummary>
{
    [Parameter]
    public string Timeframe { get; set; } = "24h";

    /// <inheritdoc />
    protected override GetSummary Request() => new() { Timeframe = Timeframe };
}
