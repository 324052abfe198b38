namespace AuditOps;

/// <summary>Re-reads every segment and checks the hash chain; names the first link that does not hold.</summary>
[Operation("audit_integrity_check", "audit integrity", "Test-AuditStore", "Re-reads every segment and checks the hash chain; names the first link that does not hold.")]
public sealed record TestStore : IRequest<StoreCheck>
{
    /// <summary>The store's folder.</summary>
    [Summary("The store's folder; without it the configured store."), Position(0)]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }

    /// <summary>A seal that was exported earlier.</summary>
    [Summary("A seal that was exported earlier: the store must still hold what it names.")]
    [Location(LocationKind.Input)]
    public string? Seal { get; init; }
}
