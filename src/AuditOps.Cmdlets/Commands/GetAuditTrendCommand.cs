using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Tells whether something becomes more or less frequent.</summary>
[Cmdlet(VerbsCommon.Get, "AuditTrend"), OutputType(typeof(Trend))]
public sealed class GetAuditTrendCommand : EventCommand<GetTrend, Trend>
{
    [Parameter]
    public TrendMetric Metric { get; set; } = TrendMetric.EventCount;

    [Parameter]
    public TrendPeriod Period { get; set; } = TrendPeriod.Daily;

    [Parameter, ArgumentCompleter(typeof(RequestCompleter))]
    public string? GroupBy { get; set; }

    [Parameter]
    public int Top { get; set; } = 10;

    [Parameter]
    public double Confidence { get; set; } = 0.95;

    /// <inheritdoc />
    protected override GetTrend ToRequest() => new() { Metric = Metric, Period = Period, GroupBy = GroupBy, Top = Top, Confidence = Confidence };
}
