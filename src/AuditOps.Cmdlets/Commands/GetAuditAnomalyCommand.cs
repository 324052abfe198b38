using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Finds unusual activity, or unusual values of any numeric series.</summary>
[Cmdlet(VerbsCommon.Get, "AuditAnomaly"), OutputType(typeof(Anomaly))]
public sealed class GetAuditAnomalyCommand : FindingCommand<GetAnomaly, Anomaly>
{
    [Parameter, SupportsWildcards, ArgumentCompleter(typeof(RequestCompleter))]
    public string[] Type { get; set; } = [];

    [Parameter]
    public double FalseAlarmsPerDay { get; set; } = 1;

    [Parameter]
    public double? Threshold { get; set; }

    [Parameter]
    public double? MinDeviation { get; set; }

    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public string? Time { get; set; }

    /// <inheritdoc />
    protected override bool TakesRecords => Value is not null;

    /// <inheritdoc />
    protected override GetAnomaly ToRequest() => new()
    {
        Type = Type,
        FalseAlarmsPerDay = FalseAlarmsPerDay,
        Threshold = Threshold,
        MinDeviation = MinDeviation,
        Value = Value,
        Time = Time,
    };
}
