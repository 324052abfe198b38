namespace AuditOps.Core.Rules.Model;

/// <summary>A rule about single events (Sigma rules, version 2.1).</summary>
internal sealed record DetectionRule : Rule
{
    public required LogSource LogSource { get; init; }

    public required IReadOnlyDictionary<string, Detection> Selections { get; init; }

    public required Condition Condition { get; init; }
}
