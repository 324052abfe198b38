using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules.Correlation;

/// <summary>The first and the last of many events, and how many there were.</summary>
internal sealed class EvidenceLog
{
    /// <summary>So many of the first and so many of the last are kept.</summary>
    public const int Kept = 50;

    private readonly List<EventKey> _first = [];
    private EventKey[] _last = [];
    private long _added;

    /// <summary>How many, with repetitions.</summary>
    public long Count { get; private set; }

    /// <summary>The time of the earliest, in microseconds since 1970.</summary>
    public long Start { get; private set; } = long.MaxValue;

    /// <summary>What is kept, in the order in which it came.</summary>
    public IReadOnlyList<EventKey> Keys =>
        [.. _first.Concat(Enumerable.Range(0, (int)Math.Min(_added, Kept)).Select(i => _last[(_added > Kept ? _added + i : i) % Kept])).Distinct()];

    public void Add(in EventPart part)
    {
        Count += part.Count;
        Start = Math.Min(Start, part.Time);
        if (_first.Count < Kept)
        {
            _first.Add(part.Key);
            return;
        }

        if (_last.Length == 0)
            _last = new EventKey[Kept];
        _last[_added++ % Kept] = part.Key;
    }
}
