using AuditOps.Core.Rules.Correlation.Measures;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules.Correlation;

/// <summary>What a correlation measures in a window, and what it asks of the number.</summary>
internal sealed class CorrelationTest
{
    private readonly CorrelationRule _rule;
    private readonly IReadOnlyList<CorrelationBound> _bounds;

    public CorrelationTest(CorrelationRule rule)
    {
        _rule = rule;
        _bounds = rule.Condition.Count > 0 ? rule.Condition : [new CorrelationBound(Comparison.AtLeast, rule.Rules.Count)];
        AsksForMuch = _bounds.All(bound => bound.Comparison is Comparison.AtLeast or Comparison.Above);
        Enough = rule.Type == CorrelationType.EventCount && AsksForMuch
            ? _bounds.Max(bound => bound.Comparison == Comparison.Above ? decimal.Floor(bound.Value) + 1 : decimal.Ceiling(bound.Value))
            : null;
    }

    /// <summary>Whether more can only help to meet the condition.</summary>
    public bool AsksForMuch { get; }

    /// <summary>Beyond so many events a window needs no earlier ones; null where all matter.</summary>
    public decimal? Enough { get; }

    /// <summary>Whether values are read of the events.</summary>
    public bool ReadsValues => _rule.Fields.Count > 0;

    /// <summary>Whether those values are numbers.</summary>
    public bool ReadsNumbers => _rule is { Type: CorrelationType.ValueSum or CorrelationType.ValueAvg } or { Type: CorrelationType.ValuePercentile, Percentile: not null };

    /// <summary>A fresh measure of one group.</summary>
    public IMeasure Measure() => _rule.Type switch
    {
        CorrelationType.EventCount => new EventCount(),
        CorrelationType.ValueCount => new ValueCount(),
        CorrelationType.Temporal => new DistinctRules(_rule.Rules.Count),
        CorrelationType.TemporalOrdered => new RuleChain(_rule.Rules.Count),
        CorrelationType.ValueSum => new ValueSum(),
        CorrelationType.ValueAvg => new ValueAverage(),
        _ => _rule.Percentile is { } percentile ? new ValuePercentile(percentile) : new ValueShare(),
    };

    /// <summary>Whether a measure meets the condition.</summary>
    public bool IsMet(IMeasure measure)
    {
        if (!measure.HasValue)
            return false;
        foreach (var bound in _bounds)
        {
            if (!bound.Comparison.Holds(measure.CompareTo(bound.Value)))
                return false;
        }

        return true;
    }
}
