using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Scanning;

/// <summary>Some events on which a condition holds, kept until they are read.</summary>
internal sealed class ScanBlock(int fields)
{
    private const int Most = 512;
    private readonly List<(long Time, EventKey Key, long Count, int Conditions)> _events = new(Most);
    private readonly List<int> _conditions = [];
    private readonly List<string?> _texts = [];

    public int Count => _events.Count;

    public bool IsFull => _events.Count == Most;

    public void Add(IRuleCursor at)
    {
        _events.Add((at.Time, at.Key, at.Count, _conditions.Count));
        _conditions.AddRange(at.Conditions);
        for (var i = 0; i < fields; i++)
            _texts.Add(at.Text(i));
    }

    public (long Time, EventKey Key, long Count) this[int row] => (_events[row].Time, _events[row].Key, _events[row].Count);

    public ReadOnlySpan<int> Conditions(int row)
    {
        var end = row + 1 < _events.Count ? _events[row + 1].Conditions : _conditions.Count;
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_conditions)[_events[row].Conditions..end];
    }

    public string? Text(int row, int field) => _texts[(row * fields) + field];
}
