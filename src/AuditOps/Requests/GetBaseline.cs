namespace AuditOps;

/// <summary>Shows the baselines that were set.</summary>
[Operation("performance_get_baselines", "performance baselines", "Get-PerfBaseline", "Shows the baselines that Set-PerfBaseline keeps.")]
public sealed record GetBaseline : PerfRequest<PerfBaseline>
{
    /// <summary>Only these operations.</summary>
    [Summary("Only these operations and metrics. Wildcards are allowed."), Position(0), Completes(CompletionSet.Metric)]
    public string? Operation { get; init; }
}
