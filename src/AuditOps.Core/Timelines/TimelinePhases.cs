using AuditOps.Core.Operations;
using AuditOps.Core.Rules;

namespace AuditOps.Core.Timelines;

/// <summary>Tells the phases of an attack by the tactics of what patterns and the user's rules find in a timeline's events.</summary>
internal static class TimelinePhases
{
    private const string Prefix = "attack.";
    private const int All = 100_000;

    public static IReadOnlyList<TimelinePhase> Of(GetTimeline request, EventScope scope, OperationContext context)
    {
        var source = request with { Path = [], LiteralPath = scope.LiteralPath ?? [], Input = null, Store = scope.Store };
        var patterns = source.To<GetPattern>() with { First = All, IncludeAccepted = true };
        var rules = source.To<InvokeRule>() with { First = All, IncludeAccepted = true };
        var findings = context.Run(patterns).Concat<Finding>(context.Rules(source.Store).OfUser().Any() ? context.Run(rules) : []);
        return Of([.. findings]);
    }

    /// <summary>The phases of findings, in the order in which they began.</summary>
    public static IReadOnlyList<TimelinePhase> Of(IReadOnlyList<Finding> findings) =>
    [
        .. findings.SelectMany(finding => finding.Tags.Where(IsTactic).Select(tag => (Tactic: tag[Prefix.Length..].Replace('-', '_'), Finding: finding)))
            .GroupBy(pair => pair.Tactic, pair => pair.Finding)
            .Select(phase => new TimelinePhase
            {
                Tactic = phase.Key,
                Start = phase.Min(finding => finding.Start),
                End = phase.Max(finding => finding.End),
                Finding = [.. phase.OrderBy(finding => finding.Start).ThenBy(finding => finding.Title, StringComparer.Ordinal).Select(finding => finding.Title)],
            })
            .OrderBy(phase => phase.Start).ThenBy(phase => phase.Tactic, StringComparer.Ordinal),
    ];

    // attack.t1110 and attack.g0016 are techniques and groups, which have digits.
    private static bool IsTactic(string tag) => tag.StartsWith(Prefix, StringComparison.Ordinal) && !tag.Any(char.IsAsciiDigit);
}
