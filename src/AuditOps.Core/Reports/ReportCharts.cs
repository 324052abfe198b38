using AuditOps.Core.Charts;
using AuditOps.Core.Operations;

namespace AuditOps.Core.Reports;

/// <summary>The charts of reports that are about one thing.</summary>
internal static class ReportCharts
{
    /// <summary>The report with the charts of its type.</summary>
    public static ReportData Of(ReportData data, ExportReport request, EventScope scope, OperationContext context)
    {
        if (request.Type == ReportType.Compliance)
        {
            IReadOnlyList<ComplianceResult> policies = [.. context.Run(request.To<GetCompliance>() with { Path = [], Input = null, Store = scope.Store, LiteralPath = scope.LiteralPath ?? [] })];
            return data with { Lead = [.. policies.Select(policy => new ReportSection(policy.Title, ComplianceChart.Of(policy)))], More = [], Policies = policies };
        }

        if (data.First is null)
            return data;
        var events = new EventCharts(scope, context.CancellationToken);
        return request.Type switch
        {
            ReportType.Timeline => data with { More = [] },
            ReportType.Heatmap => data with { Lead = Heatmaps(events), More = [] },
            ReportType.Activity => data with { Lead = [new ReportSection("Activity", ActivityChart.Of(scope, context.CancellationToken))], More = [data.More[^1], Shares(events)] },
            _ => data,
        };
    }

    private static IReadOnlyList<ReportSection> Heatmaps(EventCharts events) =>
    [
        new ReportSection("Over the week", [.. Enum.GetValues<ChartMetric>().Select(metric => events.Heatmap(new NewChart { Metric = metric }))]),
        new ReportSection("Day by day", events.Heatmap(new NewChart { Period = ChartPeriod.Daily })),
        new ReportSection("By hour of the day", [.. new[] { "action", "category", "actor" }.Select(column => events.Heatmap(new NewChart { GroupBy = column }))]),
    ];

    private static ReportSection Shares(EventCharts events) =>
        new("Shares", [.. new[] { "category", "outcome" }.Select(column => events.Shares(new NewChart { GroupBy = column }))]);
}
