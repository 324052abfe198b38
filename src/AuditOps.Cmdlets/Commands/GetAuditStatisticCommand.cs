using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Counts events by a column or by time.</summary>
[Cmdlet(VerbsCommon.Get, "AuditStatistic"), OutputType(typeof(Statistic))]
public sealed class GetAuditStatisticCommand : EventCommand<GetStatistic, Statistic>
{
    [Parameter, ArgumentCompleter(typeof(RequestCompleter))]
    public string[] GroupBy { get; set; } = ["action"];

    [Parameter]
    public int Top { get; set; } = 10;

    /// <inheritdoc />
    protected override GetStatistic ToRequest() => new() { GroupBy = GroupBy, Top = Top };
}
