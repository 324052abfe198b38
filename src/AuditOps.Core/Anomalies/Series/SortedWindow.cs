using System.Runtime.InteropServices;

namespace AuditOps.Core.Anomalies.Series;

/// <summary>The latest values of a series, kept in order of size. Its memory never grows beyond its capacity.</summary>
internal sealed class SortedWindow(int capacity)
{
    private readonly List<double> _sorted = [];
    private readonly Queue<double> _arrived = new();

    public int Count => _sorted.Count;

    /// <summary>The value at a place, the smallest first.</summary>
    public double this[int place] => _sorted[place];

    /// <summary>How many values are smaller.</summary>
    public int CountBelow(double value)
    {
        var (low, high) = (0, _sorted.Count);
        var values = CollectionsMarshal.AsSpan(_sorted);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (values[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The value below which a share of all lies; there must be one at least.</summary>
    public double Quantile(double share) => _sorted[(int)(share * (_sorted.Count - 1))];

    /// <summary>Adds a value; the oldest leaves when there is no room.</summary>
    public void Add(double value)
    {
        if (_sorted.Count == capacity)
            _sorted.RemoveAt(CountBelow(_arrived.Dequeue()));
        _sorted.Insert(CountBelow(value), value);
        _arrived.Enqueue(value);
    }
}
