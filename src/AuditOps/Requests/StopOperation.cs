using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Ends the measurement of an operation.</summary>
[Operation("performance_end_operation", "performance stop", "Stop-PerfOperation", "Ends the measurement of an operation that Start-PerfOperation began, in this script or another.", Permission = "monitoring.view", Recorded = false, Effect = Effect.Add, Idempotent = false)]
public sealed record StopOperation : PerfRequest<PerfOperation>
{
    /// <summary>The run.</summary>
    [Summary("The run's identity, which Start-PerfOperation gave."), Position(0), Required]
    public string OperationId { get; init; } = "";

    /// <summary>Whether it failed.</summary>
    [Summary("Say that it failed.")]
    public bool Failed { get; init; }
}
