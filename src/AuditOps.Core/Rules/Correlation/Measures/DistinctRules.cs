using System.Numerics;

namespace AuditOps.Core.Rules.Correlation.Measures;

/// <summary>How many of the correlation's rules matched within the window.</summary>
internal sealed class DistinctRules(int rules) : IMeasure
{
    private readonly int[] _entries = new int[rules];
    private int _distinct;

    public bool HasValue => true;

    public double Value => _distinct;

    public void Add(in WindowEntry entry, long since)
    {
        for (var left = entry.Rules; left != 0; left &= left - 1)
            _distinct += _entries[BitOperations.TrailingZeroCount(left)]++ == 0 ? 1 : 0;
    }

    public void Remove(in WindowEntry entry)
    {
        for (var left = entry.Rules; left != 0; left &= left - 1)
            _distinct -= --_entries[BitOperations.TrailingZeroCount(left)] == 0 ? 1 : 0;
    }

    public int CompareTo(decimal bound) => ((decimal)_distinct).CompareTo(bound);
}
