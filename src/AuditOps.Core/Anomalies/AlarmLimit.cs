using MathNet.Numerics;

namespace AuditOps.Core.Anomalies;

/// <summary>
/// How unlikely something must be to be reported. A budget of false alarms a day, spread over what is looked at in a day, gives the probability;
/// a threshold in standard deviations takes its place where one is given.
/// </summary>
internal sealed record AlarmLimit
{
    // Whoever can bear many false alarms still does not want to hear of what is usual.
    private const double MostProbable = 0.05;
    private const double UsualThreshold = 2.0;
    private const double UsualMinDeviation = 1.5;
    private const double MediumBelow = 1e-2;
    private const double HighBelow = 1e-4;

    private AlarmLimit(double probability, double? threshold, double minDeviation) => (Probability, Threshold, MinDeviation) = (probability, threshold, minDeviation);

    /// <summary>At most so probable.</summary>
    public double Probability { get; }

    /// <summary>The standard deviations from which something is unusual; null where the budget says it.</summary>
    public double? Threshold { get; }

    /// <summary>The least deviation that is reported.</summary>
    public double MinDeviation { get; }

    /// <summary>The limit of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="looksPerDay">How many values, hours or events are judged in a day.</param>
    /// <param name="share">The share of the budget that the analysis may use up.</param>
    /// <param name="leastLooks">A day counts as so many looks at least: few looks are no reason to report what is hardly unusual.</param>
    public static AlarmLimit Of(GetAnomaly request, double looksPerDay, double share, double leastLooks)
    {
        if (request.Threshold is null && request.MinDeviation is null)
            return new AlarmLimit(Math.Min(MostProbable, share * request.FalseAlarmsPerDay / Math.Max(leastLooks, looksPerDay)), null, 0);
        var threshold = request.Threshold ?? UsualThreshold;
        return new AlarmLimit(Tail(threshold), threshold, request.MinDeviation ?? UsualMinDeviation);
    }

    /// <summary>How likely a normal value goes as far, to either side.</summary>
    public static double Tail(double deviation) => SpecialFunctions.Erfc(Math.Abs(deviation) / Constants.Sqrt2);

    /// <summary>How many standard deviations away a normal value is as unlikely.</summary>
    public static double Deviation(double probability) => Constants.Sqrt2 * SpecialFunctions.ErfcInv(Math.Max(probability, 1e-300));

    /// <summary>Whether something is reported.</summary>
    /// <param name="probability">How likely it is by chance.</param>
    /// <param name="deviation">How many standard deviations it is away.</param>
    public bool Reports(double probability, double deviation) =>
        Threshold is { } threshold ? Math.Abs(deviation) >= threshold && Math.Abs(deviation) >= MinDeviation : probability <= Probability;

    /// <summary>Whether something is reported whose deviation follows from its probability, which takes time to say.</summary>
    public bool Reports(Suspicion suspicion) => Threshold is null ? suspicion.Probability <= Probability : Reports(suspicion.Probability, suspicion.Deviation);

    /// <summary>Low; medium a hundred times below the limit, high ten thousand times.</summary>
    public Severity Severity(double probability) =>
        probability <= Probability * HighBelow ? AuditOps.Severity.High : probability <= Probability * MediumBelow ? AuditOps.Severity.Medium : AuditOps.Severity.Low;

    /// <summary>How sure a finding is: even at the limit, nearly certain ten thousand times below it.</summary>
    public double Confidence(double probability) => Math.Clamp(0.5 + (Math.Log10(Probability / Math.Max(probability, 1e-300)) / 8), 0.5, 0.99);
}
