namespace AuditOps;

/// <summary>Merges small segments into large ones.</summary>
[Operation("audit_store_optimize", "audit store optimize", "Optimize-AuditStore", "Merges small segments into large ones.", Permission = "admin.config", Effect = Effect.Destroy)]
public sealed record OptimizeStore : IRequest<OptimizeResult>
{
    /// <summary>The store's folder.</summary>
    [Summary("The store's folder; without it the configured store."), Position(0)]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
