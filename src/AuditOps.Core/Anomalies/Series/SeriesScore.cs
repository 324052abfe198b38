namespace AuditOps.Core.Anomalies.Series;

/// <summary>What is said of one value of a series when it comes.</summary>
/// <param name="Probability">How likely a value as unusual is, 1 while too little is known.</param>
/// <param name="Expected">What was expected; null before the second value.</param>
/// <param name="Deviation">How far the value is from that, in robust standard deviations of how far earlier ones were; 0 while too little is known.</param>
/// <param name="View">In which respect it is most unusual.</param>
/// <param name="Baseline">What was expected goes by.</param>
internal readonly record struct SeriesScore(double Probability, double? Expected, double Deviation, SeriesView View, string Baseline)
{
    /// <summary>How many digits the probability has: −log₁₀.</summary>
    public double Surprise => -Math.Log10(Probability);
}

/// <summary>The respects in which a value can be unusual.</summary>
internal enum SeriesView
{
    /// <summary>No value was ever near it.</summary>
    Value,

    /// <summary>It is far from what is usual at that time, or from the level.</summary>
    Season,

    /// <summary>It is a jump from the value before.</summary>
    Step,

    /// <summary>The latest values vary more, or less, than ever.</summary>
    Spread,
}
