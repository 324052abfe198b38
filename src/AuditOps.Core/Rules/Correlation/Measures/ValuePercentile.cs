namespace AuditOps.Core.Rules.Correlation.Measures;

/// <summary>
/// The percentile of the values by nearest rank: the least value that at least so many percent of them do not exceed, each as often as
/// its event.
/// </summary>
internal sealed class ValuePercentile(decimal percentile) : IMeasure
{
    // Both halves in order; the greatest of the lower one is the percentile.
    private readonly SortedSet<Int128> _lower = [];
    private readonly SortedSet<Int128> _upper = [];
    private readonly Dictionary<Int128, long> _weights = [];
    private long _below;
    private long _all;

    public bool HasValue => _all > 0;

    public double Value => Exact.ToDouble(_lower.Max);

    public void Add(in WindowEntry entry, long since)
    {
        if (entry.Weight == 0)
            return;
        var isLower = _lower.Count > 0 && entry.Number <= _lower.Max;
        _weights[entry.Number] = _weights.GetValueOrDefault(entry.Number) + entry.Weight;
        (isLower ? _lower : _upper).Add(entry.Number);
        _below += isLower ? entry.Weight : 0;
        _all += entry.Weight;
        Balance();
    }

    public void Remove(in WindowEntry entry)
    {
        if (entry.Weight == 0)
            return;
        var isLower = entry.Number <= _lower.Max;
        var left = _weights[entry.Number] - entry.Weight;
        _below -= isLower ? entry.Weight : 0;
        _all -= entry.Weight;
        if (left > 0)
        {
            _weights[entry.Number] = left;
        }
        else
        {
            _weights.Remove(entry.Number);
            (isLower ? _lower : _upper).Remove(entry.Number);
        }

        Balance();
    }

    public int CompareTo(decimal bound) => _lower.Max.CompareTo(Exact.Of(bound));

    private void Balance()
    {
        if (_all == 0)
            return;
        var rank = Math.Max(1, (long)Math.Ceiling(percentile * _all / 100));
        while (_below < rank)
            Move(_upper.Min, _upper, _lower, 1);
        while (_below - _weights[_lower.Max] >= rank)
            Move(_lower.Max, _lower, _upper, -1);
    }

    private void Move(Int128 value, SortedSet<Int128> from, SortedSet<Int128> to, int sign)
    {
        from.Remove(value);
        to.Add(value);
        _below += sign * _weights[value];
    }
}
