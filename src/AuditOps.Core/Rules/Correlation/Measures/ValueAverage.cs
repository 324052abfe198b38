namespace AuditOps.Core.Rules.Correlation.Measures;

/// <summary>The mean of the values, each as often as its event.</summary>
internal sealed class ValueAverage : IMeasure
{
    private Int128 _sum;
    private long _weight;

    public bool HasValue => _weight > 0;

    public double Value => Exact.ToDouble(_sum) / _weight;

    public void Add(in WindowEntry entry, long since)
    {
        _sum += entry.Number * entry.Weight;
        _weight += entry.Weight;
    }

    public void Remove(in WindowEntry entry)
    {
        _sum -= entry.Number * entry.Weight;
        _weight -= entry.Weight;
    }

    public int CompareTo(decimal bound) => _sum.CompareTo(Exact.Of(bound) * _weight);
}
