using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules.Model;

/// <summary>The seven types of Sigma's correlations.</summary>
internal enum CorrelationType
{
    EventCount,
    ValueCount,
    Temporal,
    TemporalOrdered,
    ValueSum,
    ValueAvg,
    ValuePercentile,
}

/// <summary>One comparison of a correlation's condition; all of them must hold.</summary>
internal sealed record CorrelationBound(Comparison Comparison, decimal Value);

/// <summary>Other names for the fields of the rules that are correlated.</summary>
/// <param name="Name">The name that group-by uses.</param>
/// <param name="Fields">For each rule, by name or id, the field that is meant.</param>
internal sealed record CorrelationAlias(string Name, IReadOnlyDictionary<string, string> Fields);

/// <summary>A correlation: what must come together within a time span (Sigma correlation rules, version 2.1).</summary>
internal sealed record CorrelationRule : Rule
{
    /// <summary>Temporal correlations remember which of their rules matched, one bit each.</summary>
    public const int MostTemporalRules = 64;

    public required CorrelationType Type { get; init; }

    /// <summary>The rules whose matches are correlated, by name or id, in order; correlations among them are chained.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>Fields or aliases whose values must agree.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    public required TimeSpan Timespan { get; init; }

    /// <summary>All must hold; for temporal correlations without a condition, all rules must match.</summary>
    public IReadOnlyList<CorrelationBound> Condition { get; init; } = [];

    /// <summary>The fields whose values are counted, summed or averaged.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Which percentile, 0 to 100, of value_percentile; null for the share of an event's own value, in percent.</summary>
    public decimal? Percentile { get; init; }

    public IReadOnlyList<CorrelationAlias> Aliases { get; init; } = [];

    /// <summary>Whether the rules that it refers to report matches of their own too.</summary>
    public bool Generate { get; init; }
}
