using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Tells when operations became slower or quicker, or when any series of numbers changed.</summary>
[Cmdlet(VerbsCommon.Get, "PerfChangePoint"), OutputType(typeof(ChangePoint))]
public sealed class GetPerfChangePointCommand : SourceCommand<GetChangePoint, ChangePoint>
{
    [Parameter, SupportsWildcards, ArgumentCompleter(typeof(RequestCompleter))]
    public string? Operation { get; set; }

    [Parameter]
    public string Timeframe { get; set; } = "all";

    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public string? Time { get; set; }

    [Parameter]
    public double Confidence { get; set; } = 0.995;

    /// <inheritdoc />
    protected override bool TakesRecords => true;

    /// <inheritdoc />
    protected override GetChangePoint ToRequest() => new() { Operation = Operation, Timeframe = Timeframe, Value = Value, Time = Time, Confidence = Confidence };
}
