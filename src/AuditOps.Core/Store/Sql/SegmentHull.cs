using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Store.Sql;

/// <summary>Tells from the catalogue alone which segments can hold an event that a filter matches.</summary>
internal static class SegmentHull
{
    public static IReadOnlyList<Segment> Prune(IReadOnlyList<Segment> segments, EventFilter filter) =>
        [.. segments.Where(segment => MayMatch(segment, filter))];

    private static bool MayMatch(Segment segment, EventFilter filter) => filter switch
    {
        EventFilter.And and => and.Parts.All(part => MayMatch(segment, part)),
        EventFilter.Or or => or.Parts.Any(part => MayMatch(segment, part)),
        EventFilter.TimeRange range => segment.First is { } first && segment.Last is { } last
            && (range.Since is not { } since || last >= Microseconds.From(since))
            && (range.Until is not { } until || first <= Microseconds.From(until)),
        EventFilter.Keys keys => keys.Values.Any(key => Holds(segment, key)),
        _ => true,
    };

    private static bool Holds(Segment segment, EventKey key) =>
        key.Source >= segment.SourceLow && key.Source <= segment.SourceHigh && key.Record >= segment.RecordLow && key.Record <= segment.RecordHigh;
}
