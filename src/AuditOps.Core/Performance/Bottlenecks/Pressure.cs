using AuditOps.Core.Trends;

namespace AuditOps.Core.Performance.Bottlenecks;

/// <summary>Something of a machine that may be short.</summary>
/// <param name="Type">What.</param>
/// <param name="Name">Which one; null where there is only one.</param>
/// <param name="Threshold">From how many percent on it is.</param>
/// <param name="Values">In percent, oldest first.</param>
internal sealed record Pressure(PerfBottleneckType Type, string? Name, double Threshold, IReadOnlyList<double> Values)
{
    private const double Critical = 95;
    private const double TrendConfidence = 0.95;

    /// <summary>Whether two samples in turn reach the threshold: one alone may be a moment's work.</summary>
    public bool IsBottleneck => Values.Count > 1 && Values.TakeLast(2).All(value => value >= Threshold);

    public double Value => Values[^1];

    public Severity Severity => Value > Critical ? Severity.Critical : Value >= (Threshold + Critical) / 2 ? Severity.High : Severity.Medium;

    public TrendDirection Trend
    {
        get
        {
            if (Values.Count < TrendAnalysis.FewestPeriods)
                return TrendDirection.Unknown;
            var test = MannKendall.Of(Values);
            return test.Probability > 1 - TrendConfidence ? TrendDirection.Steady : test.Score > 0 ? TrendDirection.Increasing : TrendDirection.Decreasing;
        }
    }
}
