namespace AuditOps;

/// <summary>Writes a report.</summary>
[Operation("audit_analytics_generate_report", "audit-analytics report", "Export-AuditReport", "Writes one self-contained HTML report: summary, findings, timeline, activity heat map and events.", Permission = "monitoring.logs", Effect = Effect.Add)]
[Lookback("days", 7)]
public sealed record ExportReport : EventRequest<ReportInfo>
{
    /// <summary>The file to write.</summary>
    [Summary("The HTML file to write.")]
    [Location(LocationKind.Output), ToolParameter("output")]
    public string Destination { get; init; } = "auditops-report.html";

    /// <summary>The report's heading.</summary>
    [Summary("The report's heading.")]
    public string? Title { get; init; }

    /// <summary>Leaves the charts out.</summary>
    [Summary("Leave the charts out.")]
    [ToolParameter("no_charts")]
    public bool NoChart { get; init; }

    /// <summary>Replaces a file that exists.</summary>
    [Summary("Replace a file that exists.")]
    public bool Force { get; init; }
}
