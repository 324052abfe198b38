using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Store.Retention;

/// <summary>Chooses which segments are written anew as one, so that afterwards none overlap by time and few are small.</summary>
internal static class CompactionPlan
{
    /// <summary>Groups of segments, each to be merged by itself.</summary>
    /// <param name="segments">The store's segments.</param>
    /// <param name="least">Groups of fewer segments are left as they are.</param>
    /// <param name="most">The most rows that segments are merged up to.</param>
    public static IReadOnlyList<IReadOnlyList<Segment>> Groups(IEnumerable<Segment> segments, int least, long most)
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

        return [.. groups.Where(group => group.Count >= least)];
    }

    private static long Start(Segment segment) => segment.First ?? long.MaxValue;
}
