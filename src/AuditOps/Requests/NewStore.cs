namespace AuditOps;

/// <summary>Creates a store.</summary>
[Operation("audit_store_new", "audit store new", "New-AuditStore", "Creates a store.", Permission = "admin.config", Effect = Effect.Add)]
public sealed record NewStore : IRequest<StoreInfo>
{
    /// <summary>The store's folder.</summary>
    [Summary("The store's folder; without it the configured store."), Position(0)]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
