namespace AuditOps.Core.Rules.Model;

/// <summary>What all documents of Sigma have in common.</summary>
internal abstract record Rule
{
    /// <summary>Its UUID, or null.</summary>
    public string? Id { get; init; }

    /// <summary>The short name that correlations may refer to it by, or null.</summary>
    public string? Name { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    /// <summary>Who wrote it, as the licence of most rules asks to be named wherever a rule is shown.</summary>
    public string? Author { get; init; }

    /// <summary>stable, test, experimental, deprecated or unsupported; null when it is not said.</summary>
    public string? Status { get; init; }

    /// <summary>informational to critical; without it medium.</summary>
    public Severity Level { get; init; } = Severity.Medium;

    /// <summary>Such as attack.t1110.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<string> References { get; init; } = [];

    public IReadOnlyList<string> FalsePositives { get; init; } = [];

    /// <summary>What makes it a pattern, or null.</summary>
    public PatternSection? Pattern { get; init; }

    /// <summary>Where it stands.</summary>
    public required RulePlace Place { get; init; }

    /// <summary>Whether it came with AuditOps.</summary>
    public bool Shipped { get; init; }

    /// <summary>What it is referred to by in messages: name, id or title.</summary>
    public string Label => Name ?? Id ?? Title;

    /// <summary>Whether a reference in another document means this rule.</summary>
    public bool IsCalled(string reference) =>
        string.Equals(reference, Id, StringComparison.OrdinalIgnoreCase) || string.Equals(reference, Name, StringComparison.Ordinal);
}
