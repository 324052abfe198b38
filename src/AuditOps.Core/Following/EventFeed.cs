using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Reading;

namespace AuditOps.Core.Following;

/// <summary>A store that is looked at again and again, and brings what was imported since, whoever imported it and however segments were merged.</summary>
/// <param name="store">The store; the feed disposes of it.</param>
/// <param name="import">Brings in what came since the last look: what was added to files, or what waits in the store's journal.</param>
/// <param name="stamp">Where results say that they come from.</param>
/// <param name="filter">The conditions and window of the request.</param>
/// <param name="window">That window.</param>
/// <param name="withoutTrail">Whether the store's own trail is left out.</param>
/// <param name="clock">The clock.</param>
internal sealed class EventFeed(
    EventStore store, Action<CancellationToken> import, Func<ResultStamp> stamp, EventFilter filter, (DateTime? Since, DateTime? Until) window, bool withoutTrail, TimeProvider clock) : IDisposable
{
    private readonly HashSet<string> _segments = new(StringComparer.Ordinal);
    private Dictionary<ulong, long> _read = [];
    private long _head = -1;
    private DateTime? _last;
    private DateTimeOffset _cameAt;

    /// <summary>
    /// The time in the log, in microseconds since 1970: that of its last event, and the time that has passed on the clock since it came. An
    /// event's time that lies in the future does not count.
    /// </summary>
    public long Now
    {
        get
        {
            var now = clock.GetUtcNow();
            var last = _last is { } known && known < _cameAt.UtcDateTime ? known : _cameAt.UtcDateTime;
            return Microseconds.From(last) + Microseconds.Of(now - _cameAt);
        }
    }

    /// <summary>Brings in what came since the last look.</summary>
    public void Import(CancellationToken cancellationToken) => import(cancellationToken);

    /// <summary>What came since the last look, or null.</summary>
    /// <param name="always">Whether the events are wanted though nothing came.</param>
    public EventNews? Look(bool always)
    {
        var state = store.State();
        if (state.Head == _head && !always)
            return null;
        var next = state.Imports.ToDictionary(input => input.Source, input => input.Record);
        var isNew = next.Any(pair => pair.Value > _read.GetValueOrDefault(pair.Key));
        var from = _head < 0 ? null : state.Segments.Where(segment => !_segments.Contains(segment.Name)).Min(segment => segment.First);
        var before = _read;
        (_head, _read) = (state.Head, next);
        _segments.Clear();
        _segments.UnionWith(state.Segments.Select(segment => segment.Name));
        if (!isNew && !always)
            return null;

        var events = store.Read(stamp(), withoutTrail);
        var range = events.Range;
        if (isNew)
            (_last, _cameAt) = (range?.Last, clock.GetUtcNow());
        var (place, since, until) = (stamp(), window.Since ?? range?.First, window.Until ?? range?.Last.AddMicroseconds(1));
        return new EventNews(new EventScope(null, events, filter, since, until, place.Store, place.LiteralPath), Microseconds.ToTime(from), before, next);
    }

    public void Dispose() => store.Dispose();
}
