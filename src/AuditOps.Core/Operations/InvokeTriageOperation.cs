using AuditOps.Core.Findings;

namespace AuditOps.Core.Operations;

/// <summary>Runs the default analyses over the same events, and writes their report.</summary>
internal sealed class InvokeTriageOperation : IOperation<InvokeTriage, Finding>
{
    private const int All = 100_000;

    public IEnumerable<Finding> Run(InvokeTriage request, OperationContext context)
    {
        // Paths are resolved and a stream is read once, for all analyses.
        using var scope = context.Open(request.To<GetEvent>() with { Since = null, Until = null });
        var part = request with { Path = [], LiteralPath = scope.LiteralPath ?? [], Input = null, Store = scope.Store };
        List<Finding> findings =
        [
            .. context.Run(part.To<GetPattern>() with { First = All, FailOn = null, NewSince = null }),
            .. context.Run(part.To<GetAnomaly>() with { First = All, FailOn = null, NewSince = null }),
        ];
        return findings.Report(request, context);
    }
}
