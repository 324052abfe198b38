namespace AuditOps;

/// <summary>Shows what a store holds: events, time range, segments, imports, size.</summary>
[Operation("audit_store_get", "audit store get", "Get-AuditStore", "Shows what a store holds: events, time range, segments, imports, size.")]
public sealed record GetStore : IRequest<StoreInfo>
{
    /// <summary>The store's folder.</summary>
    [Summary("The store's folder; without it the configured store."), Position(0)]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
