using AuditOps.Core.Findings;
using AuditOps.Core.Operations;
using AuditOps.Core.Performance.Metrics;
using AuditOps.Core.Store.Catalog;
using MathNet.Numerics.Statistics;

namespace AuditOps.Core.Performance.Baselines;

/// <summary>Compares what was measured since with the baselines.</summary>
internal sealed class CompareBaselineOperation : IOperation<CompareBaseline, PerfComparison>
{
    // Fewer values cannot differ by more than chance explains.
    private const int Fewest = 5;

    // Below this, differences between two groups are called negligible (Romano and others 2006).
    private const double Negligible = 0.147;

    public IEnumerable<PerfComparison> Run(CompareBaseline request, OperationContext context)
    {
        var timeframe = Timeframe.Of(request.Timeframe, context.Clock);
        using var store = context.Workspace.FindMeasuredStore(request.Store);
        if (store is null)
            yield break;
        var baselines = store.Baselines(request.Operation);
        if (baselines.Count == 0)
            context.Observer.OnProblem(None(store.Folder.Root));
        var ids = store.Catalog.Read(transaction => transaction.Series(null)).ToDictionary(series => (series.Key.Kind, series.Key.Name, series.Key.Label), series => series.Id);
        foreach (var baseline in baselines)
        {
            var since = timeframe.Since > baseline.Time ? timeframe.Since.Value : baseline.Time;
            List<MetricPoint> points = ids.TryGetValue((baseline.Key.Kind, baseline.Key.Name, baseline.Key.Label), out var id) ? store.Catalog.Read(transaction => transaction.Points(id, since)) : [];
            yield return Compare(baseline, [.. points.Where(point => !point.Failed).TakeLast(Baseline.Most).Select(point => point.Value)], request.Confidence, store.Folder.Root);
        }
    }

    private static PerfComparison Compare(Baseline baseline, List<double> values, double confidence, string store)
    {
        var result = new PerfComparison
        {
            Operation = baseline.Key.Name,
            Label = baseline.Key.ShownLabel,
            Change = PerfChange.Unknown,
            Unit = baseline.Key.ShownUnit,
            BaselineMedian = baseline.Values.Median(),
            BaselineCount = baseline.Values.Count,
            BaselineTime = baseline.Time,
            Count = values.Count,
            Explanation = $"{Wording.Name(baseline.Key.Name)} has {Wording.Count(values.Count, "value")} since its baseline of {Wording.Number(baseline.Values.Count)}; to compare takes {Fewest} of each at least.",
            Store = store,
        };
        if (values.Count == 0)
            return result;
        result = result with { Median = values.Median() };
        if (values.Count < Fewest || baseline.Values.Count < Fewest)
            return result;

        var test = MannWhitney.Of(baseline.Values, values);
        var change = test.Probability > 1 - confidence || Math.Abs(test.EffectSize) < Negligible ? PerfChange.Same : test.EffectSize > 0 ? PerfChange.Higher : PerfChange.Lower;
        result = result with
        {
            Change = change,
            Shift = test.Shift,
            ShiftPercent = result.BaselineMedian == 0 ? null : 100 * test.Shift / Math.Abs(result.BaselineMedian),
            Probability = test.Probability,
            EffectSize = test.EffectSize,
        };
        return result with { Explanation = Sentence(result, baseline.Key) };
    }

    private static string Sentence(PerfComparison result, SeriesKey key)
    {
        var (higher, lower) = key.Kind == PerfMetricKind.Operation ? ("slower", "quicker") : ("higher", "lower");
        var unit = result.Unit is { } known ? " " + known : "";
        var verdict = result.Change switch
        {
            PerfChange.Higher => $"is {higher} than its baseline by {Wording.Measure(result.Shift!.Value)}{unit}",
            PerfChange.Lower => $"is {lower} than its baseline by {Wording.Measure(-result.Shift!.Value)}{unit}",
            _ => "is as its baseline",
        };
        return $"{Wording.Name(key.Name)} {verdict}: median {Wording.Measure(result.Median!.Value)}{unit} of {Wording.Count(result.Count, "value")}, {Wording.Measure(result.BaselineMedian)}{unit} of {Wording.Number(result.BaselineCount)} before; "
            + $"a later value is the greater one in {Wording.Number(50 * (1 + result.EffectSize!.Value))} of 100 pairs, and chance alone differs as much {Wording.Once(result.Probability!.Value, "comparisons")}.";
    }

    private static Problem None(string store) => new(ProblemLevel.Warning, ErrorKind.NotFound, "BaselineNotFound",
        $"No baseline of that name is kept in the store '{store}'. Set-PerfBaseline sets one.");
}
