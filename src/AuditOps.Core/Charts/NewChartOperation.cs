using AuditOps.Core.Findings;
using AuditOps.Core.Operations;

namespace AuditOps.Core.Charts;

/// <summary>Makes the chart that a request asks for, of events or of results, and writes it where that is asked.</summary>
internal sealed class NewChartOperation : IOperation<NewChart, Chart>
{
    public IEnumerable<Chart> Run(NewChart request, OperationContext context)
    {
        var file = request.Destination is { } destination ? ChartFile.At(destination, request.Force) : null;
        if (file is not null && !context.Observer.Approve(new Change("Write a chart", file.Path)))
            yield break;

        var charts = Make(request, context).Select(chart => Named(chart, context)).Select(chart => request.Title is { } title ? chart with { Title = title } : chart).ToList();
        file?.Write(charts);
        foreach (var chart in charts)
            yield return chart with { Destination = file?.Path };
    }

    private static IEnumerable<Chart> Make(NewChart request, OperationContext context)
    {
        if (request.Row.Count == 0)
            return OfEvents(request, [], context);
        var rows = new RowCharts(request);
        return rows.Findings is { Count: > 0 } findings
            ? OfEvents(request with { Store = findings[0].Store, LiteralPath = findings[0].LiteralPath ?? [], EventId = [] }, findings, context)
            : rows.Make();
    }

    private static IEnumerable<Chart> OfEvents(NewChart request, IReadOnlyList<Finding> findings, OperationContext context)
    {
        if (request.Type == ChartType.Compliance)
            return context.Run(request.To<GetCompliance>()).Select(ComplianceChart.Of);
        if (request.Type == ChartType.Causation)
            return [Causes(request, context)];

        using var scope = context.Open(request);
        var charts = new EventCharts(scope, context.CancellationToken);
        var chart = request.Type switch
        {
            ChartType.Bar => charts.Bars(request),
            ChartType.Pie => charts.Shares(request),
            ChartType.Line => charts.Lines(request),
            ChartType.Scatter => charts.Scatter(request),
            ChartType.Heatmap => charts.Heatmap(request),
            ChartType.Activity => ActivityChart.Of(scope, context.CancellationToken),
            _ => charts.Timeline(Marks(findings)),
        };
        return [chart with { Store = scope.Store, LiteralPath = scope.LiteralPath }];
    }

    private static Chart Causes(NewChart request, OperationContext context) => request.EventId.Count == 0
        ? throw new AuditOpsException(ErrorKind.InvalidRequest, "EventMissing", "Causes are sought of certain events. Name them by -EventId, or pipe what Get-AuditCausation gives.") { Target = nameof(NewChart.EventId) }
        : CausationChart.Of([.. context.Run(request.To<GetCausation>())]);

    // Steps name causes; what they led to in the end is asked of the events, where they are still to be found.
    private static Chart Named(Chart chart, OperationContext context)
    {
        string[] ends = [.. chart.Nodes.Where(node => node.Depth == 0).Select(node => node.EventId)];
        if (ends.Length == 0 || (chart.Store is null && chart.LiteralPath is null))
            return chart;
        using var scope = context.Open(new GetEvent { Store = chart.Store, LiteralPath = chart.LiteralPath ?? [], EventId = ends });
        var names = scope.Events.Events(scope.Filter, first: null, descending: false, context.CancellationToken).ToDictionary(found => found.EventId);
        return chart with
        {
            Nodes = [.. chart.Nodes.Select(node => node.Depth == 0 && names.TryGetValue(node.EventId, out var found) ? node with { Label = CausationChart.Name(found.Action, found.Outcome, found.Actor, found.SourceIp, found.Count), Time = found.Time } : node)],
        };
    }

    /// <summary>Findings as marks, the most severe first.</summary>
    public static IReadOnlyList<ChartMark> Marks(IEnumerable<Finding> findings) =>
        [.. findings.OrderByDescending(finding => finding.Severity).ThenByDescending(finding => finding.Score).ThenBy(finding => finding.Start).Select(finding => new ChartMark { Label = finding.Title, Level = finding.Severity, Time = finding.Start })];
}
