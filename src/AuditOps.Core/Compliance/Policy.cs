namespace AuditOps.Core.Compliance;

/// <summary>A policy: controls, in groups that weigh.</summary>
internal sealed record Policy
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    /// <summary>The file.</summary>
    public required string File { get; init; }

    public required IReadOnlyList<Control> Controls { get; init; }

    /// <summary>How much each group weighs.</summary>
    public required IReadOnlyDictionary<string, int> Groups { get; init; }

    /// <summary>What is wrong with the controls that could not be read.</summary>
    public required IReadOnlyList<AuditOpsException> Broken { get; init; }
}
