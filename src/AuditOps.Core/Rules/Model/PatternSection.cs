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
    /// <summary>The code that finds the first time that an actor does something.</summary>
    public const string FirstAction = "first_action";

    /// <summary>The code that finds the first time that an actor uses a value.</summary>
    public const string FirstValue = "first_value";

    public PatternRuns Runs { get; init; }

    /// <summary>The code that finds it; null where the correlation does.</summary>
    public string? Code { get; init; }

    /// <summary>What was done, as the code <c>first_action</c> or <c>first_value</c> says it of an actor: used sudo; logged in from.</summary>
    public string? Did { get; init; }

    /// <summary>The same of what was refused: tried to use sudo.</summary>
    public string? Tried { get; init; }

    /// <summary>The word before the account that it was done to: as, for; null where that is not told.</summary>
    public string? Whom { get; init; }

    /// <summary>What may be new to the actor, where that is a value: address, host, key.</summary>
    public string? OfType { get; init; }

    /// <summary>The field that holds it.</summary>
    public string? OfField { get; init; }

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
