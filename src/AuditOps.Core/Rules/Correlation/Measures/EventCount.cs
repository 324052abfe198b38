namespace AuditOps.Core.Rules.Correlation.Measures;

/// <summary>How many events, with repetitions.</summary>
internal sealed class EventCount : IMeasure
{
    private long _sum;

    public bool HasValue => true;

    public double Value => _sum;

    public void Add(in WindowEntry entry, long since) => _sum += entry.Weight;

    public void Remove(in WindowEntry entry) => _sum -= entry.Weight;

    public int CompareTo(decimal bound) => ((decimal)_sum).CompareTo(bound);
}
