namespace AuditOps.Core.Findings;

/// <summary>A finding's score: its confidence weighed by its severity.</summary>
internal static class FindingScore
{
    /// <summary>
    /// 100 × confidence × weight, where informational weighs 0.2, low 0.4, medium 0.6, high 0.8 and critical 1: a sure critical finding
    /// scores 100, and one that is as likely wrong as right no more than a sure finding two to three degrees below it.
    /// </summary>
    /// <param name="severity">How much it matters if it is true.</param>
    /// <param name="confidence">How likely it is true, 0 to 1.</param>
    public static double Of(Severity severity, double confidence) =>
        Math.Round(100 * Math.Clamp(confidence, 0, 1) * ((int)severity + 1) / 5, 1);
}
