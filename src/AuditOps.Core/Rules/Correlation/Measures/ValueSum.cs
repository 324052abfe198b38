namespace AuditOps.Core.Rules.Correlation.Measures;

/// <summary>The sum of the values, each as often as its event.</summary>
internal sealed class ValueSum : IMeasure
{
    private Int128 _sum;

    public bool HasValue => true;

    public double Value => Exact.ToDouble(_sum);

    public void Add(in WindowEntry entry, long since) => _sum += entry.Number * entry.Weight;

    public void Remove(in WindowEntry entry) => _sum -= entry.Number * entry.Weight;

    public int CompareTo(decimal bound) => _sum.CompareTo(Exact.Of(bound));
}
