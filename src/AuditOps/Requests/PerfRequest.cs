namespace AuditOps;

/// <summary>A request about what was measured.</summary>
/// <typeparam name="TResult">What the operation yields.</typeparam>
public abstract record PerfRequest<TResult> : IRequest<TResult>
{
    /// <summary>The store's folder.</summary>
    [Summary("The store that keeps the history; without it the configured store.")]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
