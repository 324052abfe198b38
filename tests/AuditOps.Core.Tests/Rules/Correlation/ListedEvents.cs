using AuditOps.Core.Shapes;

namespace AuditOps.Core.Tests.Rules.Correlation;

/// <summary>An event of a list, as correlations see it.</summary>
internal sealed record ListedEvent(long Time, long Record, long Count, IReadOnlyList<int> Rules, IReadOnlyDictionary<string, string> Fields)
{
    public override string ToString() => $"{Time}#{Record}x{Count} [{string.Join(',', Rules)}] {string.Join(' ', Fields.Select(pair => $"{pair.Key}={pair.Value}"))}";
}

/// <summary>Walks over events of a list.</summary>
internal sealed class ListedEvents(IReadOnlyList<ListedEvent> events, IReadOnlyList<EventField> fields) : IRuleCursor
{
    private int _at = -1;
    private int[] _conditions = [];

    public long Time => events[_at].Time;

    public EventKey Key => new(1, events[_at].Record);

    public long Count => events[_at].Count;

    public ReadOnlySpan<int> Conditions => _conditions;

    public bool Read()
    {
        if (++_at >= events.Count)
            return false;
        _conditions = [.. events[_at].Rules];
        return true;
    }

    public string? Text(int field) => events[_at].Fields.GetValueOrDefault(fields[field].Name);

    public void Dispose()
    {
    }
}
