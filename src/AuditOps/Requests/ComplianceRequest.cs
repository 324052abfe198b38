namespace AuditOps;

/// <summary>A request that assesses policies.</summary>
/// <typeparam name="TResult">What the operation yields.</typeparam>
public abstract record ComplianceRequest<TResult> : EventRequest<TResult>
{
    /// <summary>The policies.</summary>
    [Summary("The policies: names of ours or of the store's own, or files."), Completes(CompletionSet.Policy)]
    public IReadOnlyList<string> Policy { get; init; } = ["access-hygiene"];

    /// <summary>Only these controls.</summary>
    [Summary("Only controls with these ids. Wildcards are allowed.")]
    public IReadOnlyList<string> Control { get; init; } = [];
}
