using AuditOps.Core.Findings;
using AuditOps.Core.Reports;

namespace AuditOps.Core.Operations;

/// <summary>Runs the default analyses over the same events, and writes their report.</summary>
internal sealed class InvokeTriageOperation : IOperation<InvokeTriage, Finding>
{
    private const int All = 100_000;

    public IEnumerable<Finding> Run(InvokeTriage request, OperationContext context)
    {
        var file = request.Report is { } report ? new OutputFile(report, force: true) : null;

        // Paths are resolved and a stream is read once, for all analyses.
        using var scope = context.Open(request);
        var part = request with { Path = [], LiteralPath = scope.LiteralPath ?? [], Input = null, Store = scope.Store };
        List<Finding> findings =
        [
            .. context.Run(part.To<GetPattern>() with { First = All, FailOn = null, NewSince = null }),
            .. context.Run(part.To<GetAnomaly>() with { First = All, FailOn = null, NewSince = null }),
        ];
        var wanted = findings.Report(request with { FailOn = null }, context).ToList();
        if (file is not null) ReportFile.Write(file, scope, wanted, title: null, withCharts: true, context);
        return wanted.Report(request with { NewSince = null }, context);
    }
}
