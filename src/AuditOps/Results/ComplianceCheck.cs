namespace AuditOps;

/// <summary>Whether a policy is met.</summary>
public sealed record ComplianceCheck
{
    /// <summary>The policy's name.</summary>
    public required string Policy { get; init; }

    /// <summary>Whether its score is known and reaches the least one, and every control of it can be read.</summary>
    public required bool Compliant { get; init; }

    /// <summary>0 to 100; null when nothing could be assessed.</summary>
    public required double? Score { get; init; }

    /// <summary>The least score.</summary>
    public required double Minimum { get; init; }

    /// <summary>The controls that fail.</summary>
    public IReadOnlyList<string> Failed { get; init; } = [];

    /// <summary>The controls that no event says anything about.</summary>
    public IReadOnlyList<string> NotAssessed { get; init; } = [];

    /// <summary>One sentence: why, with the numbers.</summary>
    public required string Explanation { get; init; }

    /// <summary>The store that holds the events; null when they came from paths.</summary>
    public string? Store { get; init; }

    /// <summary>The files that were analysed; null when they came from a store.</summary>
    public IReadOnlyList<string>? LiteralPath { get; init; }
}
