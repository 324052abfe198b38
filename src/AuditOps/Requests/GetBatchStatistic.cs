namespace AuditOps;

/// <summary>Sums up all batches.</summary>
[Operation("performance_get_batch_stats", "performance batch-stats", "Get-PerfBatchStatistic", "Sums up all batches of a store, whichever process ran them.")]
public sealed record GetBatchStatistic : IRequest<BatchStatistic>
{
    /// <summary>The store's folder.</summary>
    [Summary("The store that keeps the batches; without it the configured store."), Position(0)]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
