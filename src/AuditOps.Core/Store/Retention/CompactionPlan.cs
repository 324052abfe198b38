using AuditOps.Core.Store.Journal;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Store.Retention;

/// <summary>Chooses which segments are written anew as one.</summary>
internal static class CompactionPlan
{
    private const int Gathered = 10;

    /// <summary>Everything that is worth merging: afterwards no segments overlap by time, and few are small.</summary>
    /// <param name="segments">The store's segments.</param>
    /// <param name="most">The most rows that segments are merged up to.</param>
    /// <returns>Groups of segments, each to be merged by itself.</returns>
    public static IReadOnlyList<IReadOnlyList<Segment>> Whole(IEnumerable<Segment> segments, long most) =>
        [.. segments.ToLookup(JournalChannel.Trail.Holds).SelectMany(alike => WholeOf(alike, most))];

    /// <summary>What a log that is followed makes worth merging: ten segments of one order of magnitude, so that an event is written
    /// anew once for each power of ten, and not with every batch.</summary>
    /// <inheritdoc cref="Whole"/>
    public static IReadOnlyList<IReadOnlyList<Segment>> Gathering(IEnumerable<Segment> segments, long most) =>
        [.. segments
            .Where(segment => segment.Rows < most)
            .GroupBy(segment => (JournalChannel.Trail.Holds(segment), (int)Math.Log10(Math.Max(segment.Rows, 1))))
            .Where(alike => alike.Count() >= Gathered)
            .SelectMany(alike => UpTo(alike, most))];

    // The trail keeps segments of its own, so that it can be left out without being read.
    private static IEnumerable<IReadOnlyList<Segment>> WholeOf(IEnumerable<Segment> segments, long most)
    {
        var groups = new List<List<Segment>>();
        var (end, rows) = (long.MinValue, 0L);
        foreach (var segment in segments.OrderBy(Start).ThenBy(segment => segment.Name, StringComparer.Ordinal))
        {
            // Nothing begins before it, so what it overlaps is the group before it.
            if (groups.Count == 0 || (Start(segment) > end && rows + segment.Rows > most))
            {
                groups.Add([]);
                (end, rows) = (long.MinValue, 0);
            }

            groups[^1].Add(segment);
            (end, rows) = (Math.Max(end, segment.Last ?? long.MaxValue), rows + segment.Rows);
        }

        return groups.Where(group => group.Count > 1);
    }

    private static IEnumerable<IReadOnlyList<Segment>> UpTo(IEnumerable<Segment> segments, long most)
    {
        var (group, rows) = (new List<Segment>(), 0L);
        foreach (var segment in segments.OrderBy(Start).ThenBy(segment => segment.Name, StringComparer.Ordinal))
        {
            if (rows + segment.Rows > most)
            {
                if (group.Count > 1)
                    yield return group;
                (group, rows) = ([], 0);
            }

            group.Add(segment);
            rows += segment.Rows;
        }

        if (group.Count > 1)
            yield return group;
    }

    private static long Start(Segment segment) => segment.First ?? long.MaxValue;
}
