namespace AuditOps.Core.Rules.Correlation.Measures;

/// <summary>How many different values.</summary>
internal sealed class ValueCount : IMeasure
{
    private readonly Dictionary<string, int> _entries = new(StringComparer.Ordinal);

    public bool HasValue => true;

    public double Value => _entries.Count;

    public void Add(in WindowEntry entry, long since) => _entries[entry.Text!] = _entries.GetValueOrDefault(entry.Text!) + 1;

    public void Remove(in WindowEntry entry)
    {
        if (--_entries[entry.Text!] is var left && left == 0)
            _entries.Remove(entry.Text!);
    }

    public int CompareTo(decimal bound) => ((decimal)_entries.Count).CompareTo(bound);
}
