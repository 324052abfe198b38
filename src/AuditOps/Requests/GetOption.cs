namespace AuditOps;

/// <summary>Shows the configuration.</summary>
[Operation("option_get", "option get", "Get-AuditOption", "Shows each option, its value, and where the value comes from.")]
public sealed record GetOption : IRequest<OptionInfo>
{
    /// <summary>Only options of these names.</summary>
    [Summary("Only options of these names. Wildcards are allowed."), Position(0), Completes(CompletionSet.Option)]
    public IReadOnlyList<string> Name { get; init; } = [];

    /// <summary>The store whose options are shown.</summary>
    [Summary("The store whose options are shown; without it the configured store.")]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
