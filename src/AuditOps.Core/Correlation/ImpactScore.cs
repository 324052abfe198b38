namespace AuditOps.Core.Correlation;

/// <summary>How bad an impact is: each part by itself takes some of what is missing to 1, so that none outweighs the others.</summary>
internal static class ImpactScore
{
    private const double Breadth = 0.4;
    private const double Changes = 0.3;
    private const double Critical = 0.8;

    /// <param name="tally">What was reached.</param>
    /// <param name="advice">What was seen.</param>
    /// <param name="criticality">The most critical of what was reached, 0 to 1.</param>
    public static double Of(ImpactTally tally, ImpactAdvice advice, double criticality)
    {
        if (tally.Count == 0)
            return 0;
        double[] parts =
        [
            Breadth * Share(tally.Count, 20),
            Breadth * Share(tally.Users.Counts.Count, 2),
            Breadth * Share(tally.Resources.Counts.Count, 5),
            Breadth * Share(tally.Hosts.Counts.Count, 2),
            advice.ChangesAccess ? Changes : 0,
            advice.HidesTraces ? Changes : 0,
            Critical * criticality,
        ];
        return LinkModel.Round(1 - parts.Aggregate(1.0, (missing, part) => missing * (1 - part)));
    }

    public static Severity Level(double score, long events) => score switch
    {
        >= 0.8 => Severity.Critical,
        >= 0.6 => Severity.High,
        >= 0.4 => Severity.Medium,
        _ => events > 0 ? Severity.Low : Severity.Informational,
    };

    // Half of it at so many, and never all.
    private static double Share(double number, double half) => number / (number + half);
}
