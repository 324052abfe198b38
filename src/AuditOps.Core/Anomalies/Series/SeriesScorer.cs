namespace AuditOps.Core.Anomalies.Series;

/// <summary>
/// Scores the values of a series one by one as they come, from what came before and nothing else, so that a stream and a file give the same.
/// Its state is bounded. The value itself, its distance to the season's forecast, its step and the spread of the latest values are each
/// compared with their own past; the least likely tells, after a correction for there being four (Bonferroni, weighted).
/// </summary>
internal sealed class SeriesScorer
{
    /// <summary>How many values are remembered.</summary>
    private const int Memory = 10_000;
    private const int SpreadOver = 30;

    // Values that never occurred are what matters most; the other views are for what hides among values that did.
    private static readonly double[] Weights = [0.7, 0.1, 0.1, 0.1];

    private readonly Novelty[] _views = [.. Weights.Select(_ => new Novelty(Memory))];
    private readonly SeasonalForecast _forecast = new();
    private readonly SortedWindow _errors = new(Memory);
    private readonly Queue<double> _latest = new();
    private double? _previous;

    /// <summary>Scores the next value and learns it. What is not a number says nothing and is not learnt.</summary>
    public SeriesScore Next(DateTime time, double value)
    {
        if (!double.IsFinite(value))
            return new SeriesScore(1, null, 0, SeriesView.Value, _forecast.Name);

        var (forecast, isKnown) = _forecast.Expect(time);
        var isFirst = _previous is null;
        var expected = isFirst ? value : forecast;
        var error = value - expected;
        var baseline = _forecast.Name;
        ReadOnlySpan<double> seen = [value, error, value - (_previous ?? value), Spread(value)];
        var (probability, view) = (1.0, SeriesView.Value);
        for (var i = 0; i < seen.Length; i++)
        {
            if (i == (int)SeriesView.Season && !isKnown)
                continue;
            var corrected = Math.Min(1, _views[i].Next(seen[i]) / Weights[i]);
            if (corrected < probability)
                (probability, view) = (corrected, (SeriesView)i);
        }

        var deviation = Deviation(error);
        _errors.Add(Math.Abs(error));
        _forecast.Learn(time, value);
        _previous = value;
        return new SeriesScore(probability, isFirst ? null : expected, deviation, view, baseline);
    }

    // The median sees the body of the distribution; the 95 % one sees series that are mostly silent, or have busy spells.
    private double Deviation(double error)
    {
        if (_errors.Count < SpreadOver || error == 0)
            return 0;
        var spread = Math.Max(1.4826 * _errors.Quantile(0.5), _errors.Quantile(0.95) / 1.96);
        return spread > 0 ? error / spread : error > 0 ? double.PositiveInfinity : double.NegativeInfinity;
    }

    private double Spread(double value)
    {
        if (_latest.Count == SpreadOver)
            _latest.Dequeue();
        _latest.Enqueue(value);
        var mean = _latest.Average();
        return Math.Sqrt(_latest.Average(each => (each - mean) * (each - mean)));
    }
}
