using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Begins to measure an operation.</summary>
[Operation("performance_start_operation", "performance start", "Start-PerfOperation", "Begins to measure an operation; Stop-PerfOperation ends it, in this script or another.", Permission = "monitoring.view", Recorded = false, Effect = Effect.Add, Idempotent = false)]
public sealed record StartOperation : PerfRequest<PerfOperation>
{
    /// <summary>What is measured.</summary>
    [Summary("What is measured. All runs of one name are compared with each other."), Position(0), Required, StringLength(200), Completes(CompletionSet.Metric)]
    [ToolParameter("operation")]
    public string Name { get; init; } = "";

    /// <summary>Tells runs of one name apart.</summary>
    [Summary("Tells runs of one name apart, as key=value. Few different values, since each is a history of its own.")]
    public IReadOnlyList<string> Label { get; init; } = [];
}
