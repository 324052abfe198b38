namespace AuditOps;

/// <summary>A log format.</summary>
public sealed record FormatInfo
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>One line about it.</summary>
    public required string Title { get; init; }

    /// <summary>The readers that cut records for it.</summary>
    public required string Reader { get; init; }

    /// <summary>Names of files that usually have it.</summary>
    public IReadOnlyList<string> FilePattern { get; init; } = [];

    /// <summary>AuditOps, or Store for your own.</summary>
    public required string OwnedBy { get; init; }

    /// <summary>The file that defines it.</summary>
    public required string DefinedIn { get; init; }
}
