using System.Management.Automation;

namespace AuditOps.Cmdlets;

/// <summary>Shows the baselines that were set.</summary>
[Cmdlet(VerbsCommon.Get, "PerfBaseline"), OutputType(typeof(PerfBaseline))]
public sealed class GetPerfBaselineCommand : PerfCommand<GetBaseline, PerfBaseline>
{
    [Parameter(Position = 0), SupportsWildcards, ArgumentCompleter(typeof(RequestCompleter))]
    public string? Operation { get; set; }

    /// <inheritdoc />
    protected override GetBaseline Request() => new() { Operation = Operation };
}
