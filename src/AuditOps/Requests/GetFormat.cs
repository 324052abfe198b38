namespace AuditOps;

/// <summary>Lists the log formats.</summary>
[Operation("audit_formats", "audit formats", "Get-AuditFormat", "Lists the log formats that can be read: ours, and your own from the store.")]
public sealed record GetFormat : IRequest<FormatInfo>
{
    /// <summary>Only formats of these names.</summary>
    [Summary("Only formats of these names. Wildcards are allowed."), Position(0), Completes(CompletionSet.Format)]
    public IReadOnlyList<string> Name { get; init; } = [];

    /// <summary>The store whose own formats are listed too.</summary>
    [Summary("The store whose own formats are listed too; without it the configured store.")]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
