using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Shows batches.</summary>
[Operation("performance_get_batches", "performance batch get", "Get-AuditBatch", "Shows batches, latest first: what became of them and of their items.")]
public sealed record GetBatch : IRequest<BatchInfo>
{
    /// <summary>These batches.</summary>
    [Summary("Only these batches, by their batchId."), Position(0), Completes(CompletionSet.Batch)]
    public IReadOnlyList<string> BatchId { get; init; } = [];

    /// <summary>Only batches in this state.</summary>
    [Summary("Only batches in this state.")]
    public BatchState? State { get; init; }

    /// <summary>Also the items.</summary>
    [Summary("Also tell what became of each item.")]
    public bool IncludeItem { get; init; }

    /// <summary>Largest number of batches.</summary>
    [Summary("Largest number of batches."), Range(1, 100_000)]
    public int First { get; init; } = 50;

    /// <summary>The store's folder.</summary>
    [Summary("The store that keeps the batches; without it the configured store.")]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
