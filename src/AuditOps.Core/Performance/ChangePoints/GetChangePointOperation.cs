using AuditOps.Core.Findings;
using AuditOps.Core.Operations;
using AuditOps.Core.Performance.Metrics;
using AuditOps.Core.Series;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Catalog;

namespace AuditOps.Core.Performance.ChangePoints;

/// <summary>Finds the change points of what was measured, or of a series that is given.</summary>
internal sealed class GetChangePointOperation : IOperation<GetChangePoint, ChangePoint>
{
    public IEnumerable<ChangePoint> Run(GetChangePoint request, OperationContext context) => request.Value is null ? OfMeasured(request, context) : OfSeries(request, context);

    private static IEnumerable<ChangePoint> OfMeasured(GetChangePoint request, OperationContext context)
    {
        if (request.Input is not null || request.Path.Count + request.LiteralPath.Count > 0)
            throw ValueMissing();
        var timeframe = Timeframe.Of(request.Timeframe, context.Clock);
        using var store = context.Workspace.FindMeasuredStore(request.Store);
        if (store is null)
            yield break;
        var wanted = store.Catalog.Read(transaction => transaction.Series(null))
            .Where(series => series.Key.IsMeasured(request.Operation)).ToList();
        if (wanted.Count == 0 && request.Operation is { } missing && !Wildcard.IsPattern(missing))
            context.Observer.OnProblem(GetMetricOperation.Missing(missing, store.Folder.Root));
        foreach (var (id, key) in wanted)
        {
            var points = store.Catalog.Read(transaction => transaction.Points(id, timeframe.Since)).Where(point => !point.Failed).ToList();
            foreach (var change in Of([.. points.Select(point => point.Value)], index => points[index].Time, key, request, context))
                yield return change with { Store = store.Folder.Root };
        }
    }

    private static IEnumerable<ChangePoint> OfSeries(GetChangePoint request, OperationContext context)
    {
        var points = new SeriesInput<ChangePoint>(request, request.Value!, request.Time, context).Read().Points;
        if (points.Count < 2 * ChangePointSearch.Shortest)
            context.Observer.OnProblem(TooFew(points.Count));
        return Of([.. points.Select(point => point.Value)], index => request.Time is null ? null : points[index].Time, null, request, context);
    }

    private static IEnumerable<ChangePoint> Of(double[] values, Func<int, DateTime?> time, SeriesKey? key, GetChangePoint request, OperationContext context)
    {
        var changes = new ChangePointSearch(request.Confidence).Find(values, context.CancellationToken);
        for (var i = 0; i < changes.Count; i++)
        {
            var at = changes[i].At;
            var before = new Part(values.AsSpan(i > 0 ? changes[i - 1].At : 0, at - (i > 0 ? changes[i - 1].At : 0)));
            var after = new Part(values.AsSpan(at, (i + 1 < changes.Count ? changes[i + 1].At : values.Length) - at));
            yield return ChangeWording.Result(at, time(at), before, after, 1 - changes[i].Probability, key);
        }
    }

    private static AuditOpsException ValueMissing() => new(ErrorKind.InvalidRequest, "ValueMissing",
        "-Value does not name the numbers of the series that was given. Give the name of the property or column that holds them, or give no series to look at what was measured.")
    { Target = nameof(GetChangePoint.Value) };

    private static Problem TooFew(int values) => new(ProblemLevel.Warning, ErrorKind.InvalidData, "HistoryTooShort",
        $"The series has {Wording.Count(values, "value")}; to say when it changed takes {2 * ChangePointSearch.Shortest} at least.");
}
