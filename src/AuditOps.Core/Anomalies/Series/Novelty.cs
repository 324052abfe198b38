namespace AuditOps.Core.Anomalies.Series;

/// <summary>
/// How unlikely it is that a value is as far from all earlier ones as this. Its strangeness is the mean distance to the nearest ten
/// (Angiulli and Pizzuti 2002), which no distribution has to be known for; what is unlikely follows from how strange earlier values were
/// when they came (conformal prediction, Laxhammar and Falkman 2010), beyond the strangest of them as an exponential tail.
/// </summary>
internal sealed class Novelty(int memory)
{
    private const int Nearest = 10;
    private const int FewestValues = 2 * Nearest;
    private const int FewestOfTail = 5;
    private const double TailShare = 0.02;

    // Where all earlier values were equally strange, the tail has no width that could be continued.
    private const double Unseen = 1e-6;
    private const double Least = 1e-30;

    private readonly SortedWindow _values = new(memory);
    private readonly SortedWindow _strangeness = new(memory);

    /// <summary>The probability of being at least as strange; 1 while too few values are known. The value is remembered.</summary>
    public double Next(double value)
    {
        var probability = 1.0;
        if (_values.Count >= FewestValues)
        {
            var strange = Strangeness(value);
            probability = _strangeness.Count >= FewestValues ? Math.Max(Least, Probability(strange)) : 1;
            _strangeness.Add(strange);
        }

        _values.Add(value);
        return probability;
    }

    private double Strangeness(double value)
    {
        var above = _values.CountBelow(value);
        var (below, sum) = (above - 1, 0.0);
        for (var i = 0; i < Nearest; i++)
        {
            var down = below >= 0 ? value - _values[below] : double.PositiveInfinity;
            var up = above < _values.Count ? _values[above] - value : double.PositiveInfinity;
            sum += Math.Min(down, up);
            if (down < up)
                below--;
            else
                above++;
        }

        return sum / Nearest;
    }

    private double Probability(double strange)
    {
        var count = _strangeness.Count;
        var reached = count - _strangeness.CountBelow(strange);
        var tail = Math.Max(FewestOfTail, (int)(count * TailShare));
        if (reached > Math.Max(1, (int)(count * TailShare)))
            return (reached + 0.5) / (count + 1);

        var from = _strangeness[count - 1 - tail];
        var width = Enumerable.Range(count - tail, tail).Sum(i => _strangeness[i] - from) / tail;
        if (width > 0)
            return Math.Min(1, (double)tail / count * Math.Exp((from - strange) / width));
        return strange > from ? Unseen : (reached + 0.5) / (count + 1);
    }
}
