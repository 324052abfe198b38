using AuditOps.Core.Findings;
using AuditOps.Core.Operations;

namespace AuditOps.Core.Reports;

/// <summary>Writes a report of the events that a request names, with what the default analyses find in them where it is about that.</summary>
internal sealed class ExportReportOperation : IOperation<ExportReport, ReportInfo>
{
    public IEnumerable<ReportInfo> Run(ExportReport request, OperationContext context)
    {
        var file = new OutputFile(request.Destination, request.Force);
        if (!context.Observer.Approve(new Change("Write a report", file.Path))) yield break;

        using var scope = context.Open(request);
        yield return ReportFile.Write(file, request, scope, request.Type is ReportType.Full or ReportType.Timeline ? Choose(request, scope, context) : null, context);
    }

    private static FindingChoice<Finding> Choose(ExportReport request, EventScope scope, OperationContext context)
    {
        var triage = request.To<InvokeTriage>();
        var choice = DefaultAnalyses.Choose(triage, scope, context);
        return choice with { Findings = [.. choice.Report(triage, context)] };
    }
}
