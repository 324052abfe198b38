namespace AuditOps;

/// <summary>Events that match a rule.</summary>
public sealed record RuleMatch : Finding
{
    /// <summary>What commands call the rule by: its name, id or title, whichever it has first.</summary>
    public required string Rule { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>Which logs it is about; null for correlations.</summary>
    public string? LogSource { get; init; }
}
