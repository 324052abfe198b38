using AuditOps.Core.Shapes;

namespace AuditOps.Core.Following;

/// <summary>Reads matches of a scan in their order, look by look.</summary>
internal sealed class OrderedMatches
{
    private (long Time, ulong Source, long Record) _last = (long.MinValue, 0, 0);

    /// <summary>The time of the last match.</summary>
    public long Time => _last.Time;

    /// <summary>Reads the matches that came. Those that are earlier than one that was read before are left out.</summary>
    /// <returns>False when some were.</returns>
    public bool Read(EventNews news, RuleScan scan, Action<IRuleCursor> take, CancellationToken cancellationToken)
    {
        var isComplete = true;
        using var events = news.Scope.Events.Scan(scan, cancellationToken);
        while (events.Read())
        {
            if (!news.Holds(events.Key))
                continue;
            var at = (events.Time, events.Key.Source, events.Key.Record);
            if (at.CompareTo(_last) < 0)
            {
                isComplete = false;
                continue;
            }

            _last = at;
            take(events);
        }

        return isComplete;
    }
}
