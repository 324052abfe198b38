using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Where an option is kept.</summary>
public enum OptionScope
{
    /// <summary>For this user, whatever the store.</summary>
    User,

    /// <summary>In the store, for everybody who uses it.</summary>
    Store,
}

/// <summary>Changes the configuration.</summary>
[Operation("option_set", "option set", "Set-AuditOption", "Sets an option for the user or for a store; an empty value returns to the default.", Permission = "admin.config", Effect = Effect.Destroy)]
public sealed record SetOption : IRequest<OptionInfo>
{
    /// <summary>The option.</summary>
    [Summary("The option's name."), Position(0), Completes(CompletionSet.Option)]
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Its new value.</summary>
    [Summary("Its new value; empty returns to the default."), Position(1)]
    public string? Value { get; init; }

    /// <summary>Where it is kept.</summary>
    [Summary("Keep it for the user, or in the store for everybody who uses it.")]
    public OptionScope Scope { get; init; } = OptionScope.User;

    /// <summary>The store, for the scope Store.</summary>
    [Summary("The store, for the scope Store; without it the configured store.")]
    [Location(LocationKind.Store)]
    public string? Store { get; init; }
}
