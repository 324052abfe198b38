namespace AuditOps;

/// <summary>Removes the events before a time; the hash chain records that it was done.</summary>
[Operation("audit_remove", "audit remove", "Remove-AuditEvent", "Removes the events before a time; the hash chain records that it was done.", Permission = "admin.full", Effect = Effect.Destroy, Idempotent = false)]
public sealed record RemoveEvent : IRequest<RemoveResult>
{
    /// <summary>The store's folder.</summary>
    [Summary("The store's folder; without it the configured store."), Position(0)]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }

    /// <summary>Events before this time are removed.</summary>
    [Summary("Events before this time are removed: a date, or a span counted back from now such as 90d. Without it, the option RetentionDays counts back from now. An event without a time counts as of when it was imported.")]
    public DateTimeOffset? Before { get; init; }
}
