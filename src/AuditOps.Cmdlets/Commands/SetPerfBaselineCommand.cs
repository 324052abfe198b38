using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Keeps how operations do now, to compare with later.</summary>
[Cmdlet(VerbsCommon.Set, "PerfBaseline", SupportsShouldProcess = true), OutputType(typeof(PerfBaseline))]
public sealed class SetPerfBaselineCommand : PerfCommand<SetBaseline, PerfBaseline>
{
    [Parameter(Position = 0), SupportsWildcards, ArgumentCompleter(typeof(RequestCompleter))]
    public string? Operation { get; set; }

    [Parameter]
    public string Timeframe { get; set; } = "24h";

    /// <inheritdoc />
    protected override SetBaseline Request() => new() { Operation = Operation, Timeframe = Timeframe };
}
