namespace AuditOps.Quality.Nab;

/// <summary>
/// The score of the Numenta Anomaly Benchmark (Lavin and Ahmad 2015): a window counts once, by its first detection and how early that is;
/// a false alarm costs by how far it is from the window before it; the first 15 % of a series, 750 records at most, count for nothing.
/// 0 is a detector that never alarms, 100 one that alarms at the first record of every window and nowhere else.
/// </summary>
internal sealed class NabScore
{
    private const double ProbationShare = 0.15;
    private const int MostProbation = 750;
    private const double FarAway = 3;

    private readonly List<(double Score, double Points, int Window)> _records = [];
    private int _windows;

    /// <summary>What one false alarm costs at most; 0.11 in the standard profile, where a missed window costs 1.</summary>
    public double FalseAlarmWeight { get; init; } = 0.11;

    /// <summary>How much a detection in a window, or an alarm outside, is worth by where it lies: −1 is the start of a window, 0 its end, 1 as far behind it.</summary>
    public static double Sigmoid(double position) => position >= FarAway ? -1 : (2 / (1 + Math.Exp(5 * position))) - 1;

    /// <summary>How many records of a series are only for learning.</summary>
    public static int Probation(int records) => Math.Min((int)Math.Floor(ProbationShare * records), MostProbation);

    /// <summary>Adds a series and the scores that a detector gave its records.</summary>
    public void Add(NabSeries series, IReadOnlyList<double> scores)
    {
        var next = 0;
        for (var i = 0; i < series.Values.Length; i++)
        {
            while (next < series.Windows.Count && series.Windows[next].Last < i)
                next++;
            if (i < Probation(series.Values.Length))
                continue;
            var inside = next < series.Windows.Count && series.Windows[next].First <= i;
            _records.Add((scores[i], inside ? Gain(series.Windows[next], i) : Loss(series.Windows, next, i), inside ? _windows + next : -1));
        }

        _windows += series.Windows.Count;
    }

    /// <summary>The score of the one threshold that is best for all series together.</summary>
    public (double Score, double Threshold) Best()
    {
        var silent = Silent();
        var found = new double[_windows];
        Array.Fill(found, -1);
        var (total, best) = (silent, (Score: silent, Threshold: double.PositiveInfinity));
        foreach (var level in _records.GroupBy(record => record.Score).OrderByDescending(level => level.Key))
        {
            foreach (var (_, points, window) in level)
            {
                var gained = window < 0 ? points : Math.Max(0, points - found[window]);
                if (window >= 0)
                    found[window] += gained;
                total += gained;
            }

            if (total > best.Score)
                best = (total, level.Key);
        }

        return (Normalise(best.Score, silent), best.Threshold);
    }

    /// <summary>The score at a threshold: records at or above it are alarms.</summary>
    public double At(double threshold)
    {
        var silent = Silent();
        var alarms = _records.Where(record => record.Score >= threshold).ToList();
        var found = alarms.Where(record => record.Window >= 0).GroupBy(record => record.Window).Sum(window => window.Max(record => record.Points) + 1);
        return Normalise(silent + found + alarms.Where(record => record.Window < 0).Sum(record => record.Points), silent);
    }

    // What never alarms: every window that lies beyond the probation is missed.
    private double Silent() => -_records.Where(record => record.Window >= 0).Select(record => record.Window).Distinct().Count();

    private static double Gain((int First, int Last) window, int i) =>
        Sigmoid(-(window.Last - i + 1) / (double)(window.Last - window.First + 1)) / Sigmoid(-1);

    private double Loss(IReadOnlyList<(int First, int Last)> windows, int next, int i) =>
        FalseAlarmWeight * Sigmoid(next == 0 ? FarAway : (i - windows[next - 1].Last) / (double)(windows[next - 1].Last - windows[next - 1].First));

    private double Normalise(double score, double silent) => _windows == 0 ? 0 : 100 * (score - silent) / (_windows - silent);
}
