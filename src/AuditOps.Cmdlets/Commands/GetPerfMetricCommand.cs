using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Tells how often measured operations ran, how long they took, and how often they failed.</summary>
[Cmdlet(VerbsCommon.Get, "PerfMetric"), OutputType(typeof(PerfMetric))]
public sealed class GetPerfMetricCommand : PerfCommand<GetMetric, PerfMetric>
{
    [Parameter(Position = 0), SupportsWildcards, ArgumentCompleter(typeof(RequestCompleter))]
    public string? Operation { get; set; }

    [Parameter]
    public string Timeframe { get; set; } = "24h";

    [Parameter]
    public PerfMetricKind? Kind { get; set; }

    /// <inheritdoc />
    protected override GetMetric Request() => new() { Operation = Operation, Timeframe = Timeframe, Kind = Kind };
}
