using AuditOps.Core.Operations;

namespace AuditOps.Core.Reports;

/// <summary>Writes a report to a file.</summary>
internal static class ReportFile
{
    private const string DefaultTitle = "Audit report";

    public static ReportInfo Write(OutputFile file, EventScope scope, IReadOnlyList<Finding> findings, string? title, bool withCharts, OperationContext context)
    {
        context.Observer.OnProgress(new Progress("Writing the report", file.Path, null));
        var data = new ReportQuery(scope, context.CancellationToken).Collect(findings, title ?? DefaultTitle) with { WithCharts = withCharts };
        var page = ReportPage.Draw(data);
        file.Write(path => File.WriteAllText(path, page));
        context.Observer.OnProgress(new Progress("Writing the report", file.Path, 1, Completed: true));
        return new ReportInfo { Destination = file.Path, Events = data.Events, Findings = findings.Count, SizeBytes = new FileInfo(file.Path).Length };
    }
}
