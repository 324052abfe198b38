namespace AuditOps;

/// <summary>Makes a request an operation of the catalogue, from which CLI verbs, MCP tools and HTTP routes are derived.</summary>
/// <param name="name">The MCP tool's name, snake_case.</param>
/// <param name="verb">The CLI's words, such as <c>audit-analytics patterns</c>.</param>
/// <param name="cmdlet">The cmdlet, such as <c>Get-AuditPattern</c>.</param>
/// <param name="summary">One sentence, the help of every surface.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OperationAttribute(string name, string verb, string cmdlet, string summary) : Attribute
{
    /// <summary>The MCP tool's name.</summary>
    public string Name { get; } = name;

    /// <summary>The CLI's words.</summary>
    public string Verb { get; } = verb;

    /// <summary>The cmdlet.</summary>
    public string Cmdlet { get; } = cmdlet;

    /// <summary>One sentence about what it does.</summary>
    public string Summary { get; } = summary;

    /// <summary>The permission that it needs.</summary>
    public string Permission { get; init; } = "monitoring.view";

    /// <summary>Whether and how it changes something.</summary>
    public Effect Effect { get; init; } = Effect.Read;

    /// <summary>Whether the same request again changes nothing more.</summary>
    public bool Idempotent { get; init; } = true;

    /// <summary>
    /// Whether it runs operations that its caller names, and changes no more than these do. What only reads offers it all the same, and each of them
    /// passes the gate by itself.
    /// </summary>
    public bool RunsOthers { get; init; }

    /// <summary>Whether a run that changes something is recorded in the trail of the store that it changes.</summary>
    public bool Recorded { get; init; } = true;

    /// <summary>Whether it reaches beyond this machine.</summary>
    public bool OpenWorld { get; init; }
}

/// <summary>What an operation does to the world.</summary>
public enum Effect
{
    /// <summary>It only reads.</summary>
    Read,

    /// <summary>It adds; nothing that exists is lost.</summary>
    Add,

    /// <summary>It changes or removes what exists.</summary>
    Destroy,
}
