namespace AuditOps;

/// <summary>Tells how long a store keeps its events.</summary>
[Operation("audit_retention", "audit retention get", "Get-AuditRetention", "Tells how long a store keeps its events, who removes older ones, and how many there are.")]
public sealed record GetRetention : IRequest<RetentionInfo>
{
    /// <summary>The store's folder.</summary>
    [Summary("The store's folder; without it the configured store."), Position(0)]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
