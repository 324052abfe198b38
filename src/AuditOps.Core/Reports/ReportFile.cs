using System.Text;
using System.Text.Json;
using AuditOps.Core.Findings;
using AuditOps.Core.Json;
using AuditOps.Core.Operations;

namespace AuditOps.Core.Reports;

/// <summary>Writes a report to a file: a page, or what it shows as JSON.</summary>
internal static class ReportFile
{
    private const string DefaultTitle = "Audit report";

    /// <param name="file">Where it goes; the ending .json makes it data.</param>
    /// <param name="request">What it is to show.</param>
    /// <param name="scope">The events.</param>
    /// <param name="choice">What was found in them; null where the report does not look for findings.</param>
    /// <param name="context">The context.</param>
    public static ReportInfo Write(OutputFile file, ExportReport request, EventScope scope, FindingChoice<Finding>? choice, OperationContext context)
    {
        context.Observer.OnProgress(new Progress("Writing the report", file.Path, null));
        var data = new ReportQuery(scope, context.CancellationToken).Collect(choice?.Findings, request.Title ?? DefaultTitle) with { Accepted = choice?.Accepted ?? 0 };
        data = ReportCharts.Of(data, request, scope, context);
        if (request.NoChart) data = data with { Lead = [], More = [] };
        var isData = Path.GetExtension(file.Path).Equals(".json", StringComparison.OrdinalIgnoreCase);
        var content = isData ? JsonSerializer.SerializeToUtf8Bytes(Json(data, request.Type), JsonShape.Options) : Encoding.UTF8.GetBytes(ReportPage.Draw(data));
        file.Write(path => File.WriteAllBytes(path, content));
        context.Observer.OnProgress(new Progress("Writing the report", file.Path, 1, Completed: true));
        return new ReportInfo { Destination = file.Path, Events = data.Events, Findings = choice?.Findings.Count ?? 0, Charts = data.Charts.Count, SizeBytes = content.Length };
    }

    private static object Json(ReportData data, ReportType type) => new
    {
        type,
        data.Title,
        data.Source,
        Start = data.First,
        End = data.Last,
        data.Events,
        data.Failures,
        data.Unparsed,
        data.Actors,
        data.Addresses,
        data.Hosts,
        Findings = data.Findings ?? [],
        data.Accepted,
        data.Charts,
        data.Policies,
    };
}
