namespace AuditOps;

/// <summary>Writes a report.</summary>
[Operation("audit_analytics_generate_report", "audit-analytics report", "Export-AuditReport", "Writes a report: one self-contained HTML page with summary, findings, charts and events, or the same as JSON.", Permission = "monitoring.logs", Effect = Effect.Add)]
[OperationAlias("audit_report", "audit report")]
[Lookback("days", 7)]
public sealed record ExportReport : EventRequest<ReportInfo>
{
    /// <summary>What it is about.</summary>
    [Summary("What the report is about: everything, or only the timeline, heat maps, compliance or activity.")]
    public ReportType Type { get; init; } = ReportType.Full;

    /// <summary>The file to write.</summary>
    [Summary("The file to write: a page, or JSON where its name ends so.")]
    [Location(LocationKind.Output), ToolParameter("output")]
    public string Destination { get; init; } = "auditops-report.html";

    /// <summary>The report's heading.</summary>
    [Summary("The report's heading.")]
    public string? Title { get; init; }

    /// <summary>The policies of a compliance report.</summary>
    [Summary("For a report on compliance: the policies, by name or file."), Completes(CompletionSet.Policy)]
    public IReadOnlyList<string> Policy { get; init; } = ["access-hygiene"];

    /// <summary>Leaves the charts out.</summary>
    [Summary("Leave the charts out.")]
    [ToolParameter("no_charts")]
    public bool NoChart { get; init; }

    /// <summary>Replaces a file that exists.</summary>
    [Summary("Replace a file that exists.")]
    public bool Force { get; init; }
}

/// <summary>What a report is about.</summary>
public enum ReportType
{
    /// <summary>Everything: summary, findings, charts and events.</summary>
    Full,

    /// <summary>What happened when: the timeline with its findings, and the events.</summary>
    Timeline,

    /// <summary>When it happens: over the week, day by day, and by action, category and actor.</summary>
    Heatmap,

    /// <summary>How policies are met: the score and every control.</summary>
    Compliance,

    /// <summary>The last hour, day, week and month in numbers, and what is most frequent.</summary>
    Activity,
}
