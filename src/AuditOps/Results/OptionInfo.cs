namespace AuditOps;

/// <summary>An option and its value.</summary>
public sealed record OptionInfo
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its value.</summary>
    public string? Value { get; init; }

    /// <summary>Where the value comes from: Environment, Store, User or Default.</summary>
    public required string DefinedIn { get; init; }

    /// <summary>What it does.</summary>
    public required string Description { get; init; }

    /// <summary>The environment variable that sets it.</summary>
    public required string Variable { get; init; }
}
