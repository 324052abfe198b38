using AuditOps.Core.Anomalies;
using AuditOps.Core.Operations;

namespace AuditOps.Core.Findings;

/// <summary>All analyses that run when nobody asks for a certain one: the default patterns, every kind of anomaly of events, and the user's own rules.</summary>
internal static class DefaultAnalyses
{
    private const int All = 100_000;

    /// <summary>Runs them over the events of a scope, and chooses the findings that the request wants.</summary>
    public static FindingChoice<Finding> Choose(InvokeTriage request, EventScope scope, OperationContext context)
    {
        // Paths are resolved and a stream is read once, for all analyses. What is accepted or known is left out once, at the end.
        var whole = request with
        {
            Path = [],
            LiteralPath = scope.LiteralPath ?? [],
            Input = null,
            Store = scope.Store,
            First = All,
            FailOn = null,
            NewSince = null,
            IncludeAccepted = true,
        };
        List<Finding> findings = [.. context.Run(whole.To<GetPattern>()), .. Rules(whole, context), .. context.Run(whole.To<GetAnomaly>() with { Type = AnomalyCatalog.OfEvents })];
        return ToldOnce.Of(findings).Choose(request, context);
    }

    // Rules that only inform are for whoever asks for them.
    private static IEnumerable<Finding> Rules(InvokeTriage whole, OperationContext context) => context.Rules(whole.Store).OfUser().Any()
        ? context.Run(whole.To<InvokeRule>()).Where(finding => finding.Severity > Severity.Informational)
        : [];
}
