using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Compares what was measured since with the baselines.</summary>
[Cmdlet(VerbsData.Compare, "PerfBaseline"), OutputType(typeof(PerfComparison))]
public sealed class ComparePerfBaselineCommand : PerfCommand<CompareBaseline, PerfComparison>
{
    [Parameter(Position = 0), SupportsWildcards, ArgumentCompleter(typeof(RequestCompleter))]
    public string? Operation { get; set; }

    [Parameter]
    public string Timeframe { get; set; } = "all";

    [Parameter]
    public double Confidence { get; set; } = 0.99;

    /// <inheritdoc />
    protected override CompareBaseline Request() => new() { Operation = Operation, Timeframe = Timeframe, Confidence = Confidence };
}
