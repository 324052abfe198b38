namespace AuditOps;

/// <summary>What sort of document a rule is.</summary>
public enum RuleKind
{
    /// <summary>It matches single events.</summary>
    Detection,

    /// <summary>It matches what comes together within a time.</summary>
    Correlation,

    /// <summary>It narrows other rules.</summary>
    Filter,
}

/// <summary>A rule.</summary>
public sealed record RuleInfo
{
    /// <summary>What commands call it by: its name, id or title, whichever it has first.</summary>
    public required string Rule { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>What sort of document it is.</summary>
    public required RuleKind Kind { get; init; }

    /// <summary>How severe its matches are.</summary>
    public required Severity Level { get; init; }

    /// <summary>stable, test, experimental, deprecated or unsupported; null when it is not said.</summary>
    public string? Status { get; init; }

    /// <summary>Which logs it is about, such as windows/process_creation; null for correlations.</summary>
    public string? LogSource { get; init; }

    /// <summary>What it looks for, and why.</summary>
    public string? Description { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>Its UUID.</summary>
    public string? RuleId { get; init; }

    /// <summary>Labels, such as ATT&amp;CK techniques.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What matches though nothing is wrong.</summary>
    public IReadOnlyList<string> FalsePositives { get; init; } = [];

    /// <summary>Where to read more.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>AuditOps, or User for a store's and those of files.</summary>
    public required string OwnedBy { get; init; }

    /// <summary>The file that defines it.</summary>
    public required string DefinedIn { get; init; }

    /// <summary>The line of that file where it begins.</summary>
    public required int Line { get; init; }
}
