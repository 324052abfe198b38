using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Stops batches.</summary>
[Operation("performance_stop_batch", "performance batch stop", "Stop-AuditBatch", "Stops batches that run in any process; items that run are ended.", Permission = "api.write", Effect = Effect.Destroy)]
public sealed record StopBatch : IRequest<BatchInfo>
{
    /// <summary>The batches.</summary>
    [Summary("The batches, by their batchId."), Position(0), MinLength(1), Completes(CompletionSet.Batch)]
    public IReadOnlyList<string> BatchId { get; init; } = [];

    /// <summary>The store's folder.</summary>
    [Summary("The store that keeps the batches; without it the configured store.")]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
