using AuditOps.Core.Findings;
using AuditOps.Core.Operations;

namespace AuditOps.Core.Reports;

/// <summary>Writes a report of the events that a request names, with what the default analyses find in them.</summary>
internal sealed class ExportReportOperation : IOperation<ExportReport, ReportInfo>
{
    public IEnumerable<ReportInfo> Run(ExportReport request, OperationContext context)
    {
        var file = new OutputFile(request.Destination, request.Force);
        if (!context.Observer.Approve(new Change("Write a report", file.Path))) yield break;

        using var scope = context.Open(request);
        var triage = request.To<InvokeTriage>();
        var choice = DefaultAnalyses.Choose(triage, scope, context);
        choice = choice with { Findings = [.. choice.Report(triage, context)] };
        yield return ReportFile.Write(file, scope, choice, request.Title, !request.NoChart, context);
    }
}
