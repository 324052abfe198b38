namespace AuditOps.Core.Rules.Correlation.Measures;

/// <summary>How much of the window has the value of its last event, in percent.</summary>
internal sealed class ValueShare : IMeasure
{
    private readonly Dictionary<string, (long Weight, int Entries)> _values = new(StringComparer.Ordinal);
    private long _all;
    private string _latest = "";

    public bool HasValue => _all > 0;

    public double Value => 100.0 * _values[_latest].Weight / _all;

    public void Add(in WindowEntry entry, long since)
    {
        var (weight, entries) = _values.GetValueOrDefault(entry.Text!);
        _values[entry.Text!] = (weight + entry.Weight, entries + 1);
        _all += entry.Weight;
        _latest = entry.Text!;
    }

    public void Remove(in WindowEntry entry)
    {
        var (weight, entries) = _values[entry.Text!];
        _all -= entry.Weight;
        if (entries == 1)
            _values.Remove(entry.Text!);
        else
            _values[entry.Text!] = (weight - entry.Weight, entries - 1);
    }

    public int CompareTo(decimal bound) => (100m * _values[_latest].Weight).CompareTo(bound * _all);
}
