using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Compliance;

/// <summary>A control of a policy: what is counted, and how much of it there may be.</summary>
internal sealed record Control
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required Severity Severity { get; init; }

    public required int Weight { get; init; }

    public string? Group { get; init; }

    public IReadOnlyList<string> Frameworks { get; init; } = [];

    public string? Remediation { get; init; }

    /// <summary>What is counted.</summary>
    public required Measure Measure { get; init; }

    /// <summary>The events without which nothing can be said.</summary>
    public required DetectionRule Needs { get; init; }

    /// <summary>What the number must be; all hold.</summary>
    public required IReadOnlyList<CorrelationBound> Expected { get; init; }

    /// <summary>What it may be at a pinch; nothing where the expectation is all.</summary>
    public IReadOnlyList<CorrelationBound> Tolerated { get; init; } = [];

    /// <summary>The parameter that it depends on, or null.</summary>
    public string? When { get; init; }

    /// <summary>Where it stands.</summary>
    public required RulePlace Place { get; init; }

    /// <summary>What becomes of it when so many are counted.</summary>
    public ControlStatus Judge(long count) => Holds(Expected, count) ? ControlStatus.Pass
        : Tolerated.Count > 0 && Holds(Tolerated, count) ? ControlStatus.Warn
        : ControlStatus.Fail;

    private static bool Holds(IReadOnlyList<CorrelationBound> bounds, long count) => bounds.All(bound => bound.Comparison.Holds(((decimal)count).CompareTo(bound.Value)));
}

/// <summary>What a control counts.</summary>
internal abstract record Measure
{
    /// <summary>Events that rules match, given in the control or by the name of others.</summary>
    /// <param name="Rule">The rule whose matches count.</param>
    /// <param name="Parts">Rules that it takes in, where they stand in the control.</param>
    public sealed record Matches(Rule Rule, IReadOnlyList<Rule> Parts) : Measure;

    /// <summary>Events that a rule of this name matches.</summary>
    public sealed record Named(string Rule) : Measure;

    /// <summary>What a pattern of this name finds.</summary>
    public sealed record OfPattern(string Pattern) : Measure;

    /// <summary>The rows of a SELECT.</summary>
    public sealed record Rows(string Query) : Measure;
}
