using System.Runtime.InteropServices;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Correlation;

/// <summary>Events, latest first, read piece by piece as a search goes back in time.</summary>
internal sealed class EarlierEvents(LinkReader reader)
{
    private static readonly Comparer<LinkEvent> LatestFirst = Comparer<LinkEvent>.Create((left, right) => LinkEvent.Compare(right, left));
    private readonly List<LinkEvent> _events = [];
    private long _from = long.MaxValue;

    /// <summary>Set when no more events may be looked at.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>An event and those before it, latest first, back to a time. Those asked for later must not be later than all that were asked for before.</summary>
    /// <returns>Null when there are too many.</returns>
    public ArraySegment<LinkEvent>? Until(LinkEvent last, long first)
    {
        if (!Reach(last.Time, first))
            return null;
        var start = _events.BinarySearch(last, LatestFirst);
        var end = start;
        while (end < _events.Count && _events[end].Time >= first)
            end++;
        return new ArraySegment<LinkEvent>([.. CollectionsMarshal.AsSpan(_events)[start..end]]);
    }

    private bool Reach(long last, long first)
    {
        if (first >= _from)
            return true;
        // What lies between two places that are looked at is not read. A little more than is asked for saves reading again for the next step.
        var span = (First: first - ((last - first) / 4), Last: Math.Min(last, _from - 1));
        if (IsExhausted || _events.Count > reader.Model.MostEvents || reader.HoldMore(span))
        {
            IsExhausted = true;
            return false;
        }

        var read = reader.Read([span]);
        read.Reverse();
        _events.AddRange(read);
        _from = span.First;
        return true;
    }
}
