namespace AuditOps.Core.Findings;

/// <summary>Counts names: actors, addresses, subsystems.</summary>
internal sealed class Participants
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Names and their counts, in no order.</summary>
    public IReadOnlyCollection<KeyValuePair<string, long>> Counts => _counts;

    public void Add(string? name, long count)
    {
        if (name is not null)
            _counts[name] = _counts.GetValueOrDefault(name) + count;
    }

    /// <summary>The names, the busiest first.</summary>
    public IReadOnlyList<string> Names(int most) =>
        [.. _counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(most).Select(pair => pair.Key)];
}
