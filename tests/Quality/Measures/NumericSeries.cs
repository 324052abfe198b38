using AuditOps.Core.Anomalies.Series;
using AuditOps.Quality.Nab;

namespace AuditOps.Quality.Measures;

/// <summary>The scorer of numeric series as a stream, by the score of the Numenta Anomaly Benchmark.</summary>
internal sealed class NumericSeries : Measure
{
    // What the best of the classical detectors reach on the whole benchmark.
    private const double ClassicalDetectors = 58;

    public override string Name => "series";

    public override string What => "NAB score of numeric series";

    public override IEnumerable<Figure> Run(QualityData data)
    {
        var all = NabSeries.ReadAll(data.Real("nab"));
        var scores = all.AsParallel().AsOrdered().Select(Score).ToList();
        var (score, threshold) = Sum(all, scores).Best();
        yield return new Figure("all series, standard profile", score, "")
        {
            AtLeast = ClassicalDetectors,
            Note = $"{all.Count} series, {all.Sum(series => series.Windows.Count)} windows; one threshold, −log₁₀ p ≥ {threshold:0.##}",
        };

        var domains = all.Select((series, i) => (Domain: series.Name.Split('/')[0], Index: i)).GroupBy(pair => pair.Domain, pair => pair.Index).ToList();
        var elsewhere = domains.ToDictionary(domain => domain.Key, domain => Best(all, scores, Enumerable.Range(0, all.Count).Except(domain)));
        yield return new Figure("each domain with the threshold that is best for the others", Shifted(all, scores, elsewhere), "");
        foreach (var domain in domains.Where(domain => domain.Any(i => all[i].Windows.Count > 0)))
        {
            yield return new Figure(domain.Key, Sum([.. domain.Select(i => all[i])], [.. domain.Select(i => scores[i])]).At(threshold), "")
            {
                Note = $"{domain.Sum(i => all[i].Windows.Count)} windows, the one threshold of all",
            };
        }
    }

    private static double[] Score(NabSeries series)
    {
        var (scorer, rest) = (new SeriesScorer(), new SeriesRest());
        return [.. series.Times.Zip(series.Values, (time, value) =>
        {
            var score = scorer.Next(time, value);
            return rest.IsNews(time, score.Probability) ? score.Surprise : 0;
        })];
    }

    private static NabScore Sum(IReadOnlyList<NabSeries> all, IReadOnlyList<double[]> scores)
    {
        var sum = new NabScore();
        for (var i = 0; i < all.Count; i++)
            sum.Add(all[i], scores[i]);
        return sum;
    }

    private static double Best(IReadOnlyList<NabSeries> all, IReadOnlyList<double[]> scores, IEnumerable<int> chosen)
    {
        var places = chosen.ToList();
        return Sum([.. places.Select(i => all[i])], [.. places.Select(i => scores[i])]).Best().Threshold;
    }

    private static double Shifted(IReadOnlyList<NabSeries> all, IReadOnlyList<double[]> scores, Dictionary<string, double> thresholds) =>
        Sum(all, [.. all.Select((series, i) => scores[i].Select(score => score - thresholds[series.Name.Split('/')[0]]).ToArray())]).At(0);
}
