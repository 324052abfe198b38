using AuditOps.Core.Findings;
using AuditOps.Core.Operations;

namespace AuditOps.Core.Reports;

/// <summary>Writes a report to a file.</summary>
internal static class ReportFile
{
    private const string DefaultTitle = "Audit report";

    public static ReportInfo Write(OutputFile file, EventScope scope, FindingChoice<Finding> choice, string? title, bool withCharts, OperationContext context)
    {
        context.Observer.OnProgress(new Progress("Writing the report", file.Path, null));
        var data = new ReportQuery(scope, context.CancellationToken).Collect(choice.Findings, title ?? DefaultTitle) with { Accepted = choice.Accepted, WithCharts = withCharts };
        var page = ReportPage.Draw(data);
        file.Write(path => File.WriteAllText(path, page));
        context.Observer.OnProgress(new Progress("Writing the report", file.Path, 1, Completed: true));
        return new ReportInfo { Destination = file.Path, Events = data.Events, Findings = choice.Findings.Count, SizeBytes = new FileInfo(file.Path).Length };
    }
}
