namespace AuditOps.Core.Rules.Model;

/// <summary>When a pattern runs.</summary>
internal enum PatternRuns
{
    /// <summary>Whenever patterns are asked for.</summary>
    Default,

    /// <summary>Only when its name is asked for.</summary>
    Named,

    /// <summary>Not at all.</summary>
    Never,
}

/// <summary>What makes a rule a pattern: the section <c>auditops</c> of its document, for which Sigma has no word.</summary>
internal sealed record PatternSection
{
    public PatternRuns Runs { get; init; }

    /// <summary>The code that finds it; null where the correlation does.</summary>
    public string? Code { get; init; }

    /// <summary>What it is about: actor, address, host …</summary>
    public string? EntityType { get; init; }

    /// <summary>The field of group-by that holds its name.</summary>
    public string? EntityField { get; init; }

    /// <summary>The finding's title, with {field}, {count}, {value}, {span}, {timespan} and {limit}.</summary>
    public string? Summary { get; init; }

    /// <summary>The finding's sentence, the same way.</summary>
    public string? Explanation { get; init; }

    /// <summary>How likely it is true, 0 to 1.</summary>
    public double Confidence { get; init; } = 0.5;

    /// <summary>Where it stands.</summary>
    public required RulePlace Place { get; init; }
}
