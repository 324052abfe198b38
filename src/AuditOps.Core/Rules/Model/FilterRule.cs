namespace AuditOps.Core.Rules.Model;

/// <summary>A filter document: what rules must also ask, kept beside them so that theirs stay unchanged (Sigma filters, version 2.1).</summary>
internal sealed record FilterRule : Rule
{
    public required LogSource LogSource { get; init; }

    /// <summary>The rules that it is added to, by name or id; empty for all rules of its log source.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    public required IReadOnlyDictionary<string, Detection> Selections { get; init; }

    /// <summary>What is added to the rules' condition with "and".</summary>
    public required Condition Condition { get; init; }
}
