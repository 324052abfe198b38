namespace AuditOps.Core.Compliance;

/// <summary>
/// The four scoring models of XCCDF 1.2 (NIST SP 800-126 and IR 7275 rev. 4, section 7.3). What was not assessed or is waived takes no part;
/// what its policy tolerates passes.
/// </summary>
/// <param name="Default">0 to 100: the weighted mean of the groups' weighted means; null when nothing takes part.</param>
/// <param name="Flat">The sum of the weights of what passes, and the greatest possible.</param>
/// <param name="Unweighted">How many with a weight pass, and the greatest possible.</param>
/// <param name="Absolute">Whether everything passes.</param>
internal sealed record XccdfScore(double? Default, (long Sum, long Most) Flat, (long Sum, long Most) Unweighted, bool Absolute)
{
    /// <param name="controls">The controls.</param>
    /// <param name="groups">The weights of their groups; controls without a group stand beside the groups.</param>
    public static XccdfScore Of(IReadOnlyCollection<ControlResult> controls, IReadOnlyDictionary<string, int> groups)
    {
        var counted = controls.Where(control => control.Result is ControlStatus.Pass or ControlStatus.Warn or ControlStatus.Fail).ToList();
        var flat = (Sum: counted.Where(Passes).Sum(control => (long)control.Weight), Most: counted.Sum(control => (long)control.Weight));
        var unweighted = (Sum: (long)counted.Count(control => Passes(control) && control.Weight > 0), Most: (long)counted.Count(control => control.Weight > 0));
        var children = counted.Where(control => control.Group is null).Select(control => (Weight: (decimal)control.Weight, Score: Passes(control) ? 100m : 0m))
            .Concat(counted.Where(control => control.Group is not null).GroupBy(control => control.Group!)
                .Select(group => (Weight: (decimal)groups[group.Key], Mean: Mean([.. group.Select(control => ((decimal)control.Weight, Passes(control) ? 100m : 0m))])))
                .Where(group => group.Mean is not null).Select(group => (group.Weight, Score: group.Mean!.Value)));
        var score = Mean([.. children]);
        return new XccdfScore(score is { } known ? (double)Math.Round(known, 2, MidpointRounding.AwayFromZero) : null, flat, unweighted, flat.Sum == flat.Most);
    }

    private static bool Passes(ControlResult control) => control.Result is ControlStatus.Pass or ControlStatus.Warn;

    private static decimal? Mean(IReadOnlyList<(decimal Weight, decimal Score)> parts) =>
        parts.Sum(part => part.Weight) is > 0 and var weights ? parts.Sum(part => part.Weight * part.Score) / weights : null;
}
