using AuditOps.Core.Findings;
using AuditOps.Core.Performance.Baselines;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Catalog;
using MathNet.Numerics.Statistics;

namespace AuditOps.Core.Performance.Bottlenecks;

/// <summary>Operations whose runs of the last hour take many times as long as those of their baseline.</summary>
internal static class SlowOperations
{
    private const int FewestRuns = 10;
    private const double MostChance = 0.01;
    private static readonly TimeSpan Recent = TimeSpan.FromHours(1);

    /// <summary>The slow ones, as bottlenecks.</summary>
    public static IEnumerable<PerfBottleneck> Of(EventStore store, double factor, DateTime now)
    {
        var ids = store.Catalog.Read(transaction => transaction.Series(PerfMetricKind.Operation)).ToDictionary(series => (series.Key.Name, series.Key.Label), series => series.Id);
        foreach (var baseline in store.Baselines(null).Where(baseline => baseline.Key.Kind == PerfMetricKind.Operation))
        {
            if (!ids.TryGetValue((baseline.Key.Name, baseline.Key.Label), out var id))
                continue;
            var since = now - Recent > baseline.Time ? now - Recent : baseline.Time;
            var runs = store.Catalog.Read(transaction => transaction.Points(id, since)).Where(run => !run.Failed).ToList();
            if (runs.Count < FewestRuns)
                continue;
            var (usual, median) = (baseline.Values.Median(), runs.Select(run => run.Value).Median());
            if (median > factor * usual && MannWhitney.Of(baseline.Values, [.. runs.TakeLast(Baseline.Most).Select(run => run.Value)]).Probability <= MostChance)
                yield return Result(baseline, median, usual, factor, runs[^1].Time, runs.Count);
        }
    }

    private static PerfBottleneck Result(Baseline baseline, double median, double usual, double factor, DateTime last, int runs) => new()
    {
        Type = PerfBottleneckType.Operation,
        Name = baseline.Key.Name,
        Severity = median > 2 * factor * usual ? Severity.Critical : Severity.High,
        Value = median,
        Threshold = factor * usual,
        Trend = TrendDirection.Increasing,
        Operation = [baseline.Key.Name],
        Time = last,
        HostName = Environment.MachineName,
        Explanation = $"{Wording.Name(baseline.Key.Name)} takes {Wording.Number(median / usual)} times as long as its baseline: median {Wording.Measure(median)} ms of {Wording.Count(runs, "run")}, {Wording.Measure(usual)} ms before.",
        Recommendation = "Get-PerfChangePoint tells since when; look at what was changed then. If this is how it has to be, Set-PerfBaseline makes it the new baseline.",
    };
}
