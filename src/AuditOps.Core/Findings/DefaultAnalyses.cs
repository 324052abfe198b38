using AuditOps.Core.Anomalies;
using AuditOps.Core.Operations;

namespace AuditOps.Core.Findings;

/// <summary>All analyses that run when nobody asks for a certain one.</summary>
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
        List<Finding> findings = [.. context.Run(whole.To<GetPattern>()), .. context.Run(whole.To<GetAnomaly>() with { Type = AnomalyCatalog.Default })];
        return findings.Choose(request, context);
    }
}
