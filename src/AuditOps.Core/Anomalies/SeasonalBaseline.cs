using AuditOps.Core.Findings;

namespace AuditOps.Core.Anomalies;

/// <summary>
/// What each hour of a series would usually hold, judged by all its other hours. Counts are compared on the scale 2√(n + 3/8) (Anscombe 1948),
/// where chance alone has a standard deviation of 1 whatever the count, so that small counts cannot explode.
/// Usual is the median of the same hour on working days or on weekends, drawn towards that of the same hour of the week as weeks grow,
/// or the median of the hour of the day or of all hours while days are few. A median of less than three others would follow an outlier.
/// </summary>
internal sealed class SeasonalBaseline
{
    // So many other values make a median worth something, and so many a spread.
    private const int EnoughForMedian = 3;
    private const int EnoughForSpread = 8;

    // In standard deviations of chance alone.
    private const double MostBelowWeekend = 3;

    private readonly HourGrid _grid;
    private readonly double[] _values;
    private readonly double[] _residuals;
    private readonly double[] _expected;
    private readonly double[] _deviations;
    private readonly double[] _centers;
    private readonly Dictionary<int, SortedGroup> _weekend;

    public SeasonalBaseline(HourGrid grid, IReadOnlyList<long> counts)
    {
        _grid = grid;
        _values = [.. counts.Select(Stabilise)];
        _residuals = new double[counts.Count];
        _expected = new double[counts.Count];
        _deviations = new double[counts.Count];
        _centers = new double[counts.Count];
        _weekend = Whole().Where(grid.IsWeekend).GroupBy(grid.HourOfDay).ToDictionary(group => group.Key, group => new SortedGroup(group.Select(i => _values[i])));
        FindExpected();
        FindDeviations();
        Persistence = FindPersistence();
    }

    /// <summary>How much of a deviation is still there an hour later, 0 to 0.9: the autocorrelation at one hour, robust.</summary>
    public double Persistence { get; }

    /// <summary>How many events would be usual.</summary>
    public double Expected(int hour) => _expected[hour];

    /// <summary>How far the hour is from usual, in robust standard deviations; negative is below.</summary>
    public double Deviation(int hour) => _deviations[hour];

    /// <summary>
    /// Whether these hours are hardly below a weekend, and the working days that they lie in are, as a whole, hardly below it either and
    /// nearer to it than to a working day. Then it was probably a holiday.
    /// </summary>
    public bool IsLikeAWeekend(int first, int last)
    {
        var (firstOfDay, lastOfDay) = (first, last);
        while (firstOfDay > 0 && _grid.HourOfDay(firstOfDay) > 0)
            firstOfDay--;
        while (lastOfDay + 1 < _values.Length && _grid.HourOfDay(lastOfDay + 1) > 0)
            lastOfDay++;
        return !_grid.IsWeekend(firstOfDay) && !_grid.IsWeekend(lastOfDay)
            && AgainstWeekend(first, last) is { Below: <= MostBelowWeekend }
            && AgainstWeekend(firstOfDay, lastOfDay) is { Below: <= MostBelowWeekend } day && day.ToWeekend < day.ToWorkday;
    }

    /// <summary>
    /// How far hours are below the same hours of weekends, in standard deviations of chance, and how far from them and from working days;
    /// null where there are too few weekends.
    /// </summary>
    private (double Below, double ToWeekend, double ToWorkday)? AgainstWeekend(int first, int last)
    {
        double below = 0, toWeekend = 0, toWorkday = 0;
        for (var i = first; i <= last; i++)
        {
            if (_weekend.GetValueOrDefault(_grid.HourOfDay(i)) is not { } group || group.CountWithout(null) < EnoughForMedian)
                return null;
            var weekend = group.Quantile(0.5, null);
            below += weekend - _values[i];
            toWeekend += Math.Abs(_values[i] - weekend);
            toWorkday += Math.Abs(_values[i] - _centers[i]);
        }

        return (below / Math.Sqrt(last - first + 1), toWeekend, toWorkday);
    }

    /// <summary>Which baseline the hour was compared with.</summary>
    public string Describe(int hour)
    {
        var others = Whole().Where(i => i != hour).ToList();
        var weeks = others.Count(i => _grid.HourOfWeek(i) == _grid.HourOfWeek(hour));
        var days = others.Count(i => _grid.HourOfKindOfDay(i) == _grid.HourOfKindOfDay(hour));
        if (weeks >= EnoughForMedian)
            return $"median of the same hour in {Wording.Count(weeks, "other week")}";
        if (days >= EnoughForMedian)
            return $"median of the same hour on {Wording.Count(days, _grid.IsWeekend(hour) ? "other weekend day" : "other working day")}";
        var sameHour = others.Count(i => _grid.HourOfDay(i) == _grid.HourOfDay(hour));
        return sameHour >= EnoughForMedian
            ? $"median of the same hour on {Wording.Count(sameHour, "other day")}"
            : $"median of {Wording.Count(others.Count, "other hour")}";
    }

    private static double Stabilise(long count) => 2 * Math.Sqrt(count + 0.375);

    private static double ToCount(double value) => Math.Max(0, (value * value / 4) - 0.375);

    private IEnumerable<int> Whole() => Enumerable.Range(0, _values.Length).Where(_grid.IsWhole);

    private Dictionary<int, SortedGroup> Groups(Func<int, int> kind, Func<int, double> value) =>
        Whole().GroupBy(kind).ToDictionary(group => group.Key, group => new SortedGroup(group.Select(value)));

    private void FindExpected()
    {
        var weekly = Groups(_grid.HourOfWeek, i => _values[i]);
        var daily = Groups(_grid.HourOfKindOfDay, i => _values[i]);
        var hourly = Groups(_grid.HourOfDay, i => _values[i]);
        var all = new SortedGroup(Whole().Select(i => _values[i]));
        for (var i = 0; i < _values.Length; i++)
        {
            double? own = _grid.IsWhole(i) ? _values[i] : null;
            var center = Enough(daily, _grid.HourOfKindOfDay(i), own)?.Quantile(0.5, own)
                ?? Enough(hourly, _grid.HourOfDay(i), own)?.Quantile(0.5, own)
                ?? all.Quantile(0.5, own);
            if (Enough(weekly, _grid.HourOfWeek(i), own) is { } week)
                center += (week.Quantile(0.5, own) - center) * week.CountWithout(own) / (week.CountWithout(own) + 2);
            _centers[i] = center;
            _expected[i] = ToCount(center);
            _residuals[i] = _values[i] - center;
        }
    }

    private static SortedGroup? Enough(Dictionary<int, SortedGroup> groups, int kind, double? own) =>
        groups.GetValueOrDefault(kind) is { } group && group.CountWithout(own) >= EnoughForMedian ? group : null;

    private void FindDeviations()
    {
        double Size(int hour) => Math.Abs(_residuals[hour]);
        var daily = Groups(_grid.HourOfKindOfDay, Size);
        var all = new SortedGroup(Whole().Select(Size));
        var usualSize = UsualSize();
        for (var i = 0; i < _values.Length; i++)
        {
            double? own = _grid.IsWhole(i) ? Size(i) : null;
            var day = daily.GetValueOrDefault(_grid.HourOfKindOfDay(i));
            var spread = Spread(day?.CountWithout(own) >= EnoughForSpread ? day : all, own);
            _deviations[i] = _residuals[i] / (_residuals[i] > 0 ? Math.Max(spread, usualSize / 2) : spread);
        }
    }

    // Somebody who is mostly away does the usual amount of work when there: an hour of usual size at an unusual time is no more than two
    // standard deviations. Zero for series that are mostly there.
    private double UsualSize()
    {
        var silent = Stabilise(0);
        var active = new SortedGroup(Whole().Select(i => _values[i]).Where(value => value > silent));
        var count = active.CountWithout(null);
        return count == 0 || count > _grid.Whole / 2 ? 0 : active.Quantile(0.5, null) - silent;
    }

    // The median absolute residual sees the body of the distribution; the 95 % one sees series that are mostly silent, or have busy spells.
    private static double Spread(SortedGroup sizes, double? own) =>
        Math.Max(1, Math.Max(1.4826 * sizes.Quantile(0.5, own), sizes.Quantile(0.95, own) / 1.96));

    private double FindPersistence()
    {
        double product = 0, square = 0;
        for (var i = 1; i < _deviations.Length; i++)
        {
            var (before, now) = (Math.Clamp(_deviations[i - 1], -3, 3), Math.Clamp(_deviations[i], -3, 3));
            product += before * now;
            square += now * now;
        }

        return square == 0 ? 0 : Math.Clamp(product / square, 0, 0.9);
    }
}
