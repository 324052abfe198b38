using AuditOps.Core.Findings;
using AuditOps.Core.Reports;

namespace AuditOps.Core.Operations;

/// <summary>Runs the default analyses over the same events, and writes their report.</summary>
internal sealed class InvokeTriageOperation : IOperation<InvokeTriage, Finding>
{
    public IEnumerable<Finding> Run(InvokeTriage request, OperationContext context)
    {
        var file = request.Report is { } report ? new OutputFile(report, force: true) : null;
        using var scope = context.Open(request);
        var choice = DefaultAnalyses.Choose(request, scope, context);
        if (file is not null) ReportFile.Write(file, new ExportReport(), scope, choice with { Findings = [.. choice.Findings.Take(request.First)] }, context);
        return choice.Report(request, context);
    }
}
