using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Store.Reading;

/// <summary>
/// Puts segments into as few runs as possible, so that the times within a run never go back from one segment to the next. As each
/// segment is sorted, a run can be read in order without sorting anything; several runs are merged.
/// </summary>
internal static class SegmentRuns
{
    public static IReadOnlyList<IReadOnlyList<Segment>> Plan(IEnumerable<Segment> segments)
    {
        var runs = new List<List<Segment>>();
        var ends = new PriorityQueue<List<Segment>, long>();
        foreach (var segment in segments.Where(segment => segment.First is not null).OrderBy(segment => segment.First).ThenBy(segment => segment.Name, StringComparer.Ordinal))
        {
            // Equal times at the seam would have to be ordered by source and record, so they count as overlapping.
            if (!ends.TryPeek(out var run, out var end) || end >= segment.First)
            {
                runs.Add(run = []);
            }
            else
            {
                ends.Dequeue();
            }

            run.Add(segment);
            ends.Enqueue(run, segment.Last!.Value);
        }

        return runs;
    }

    /// <summary>Groups of segments that overlap one another, directly or through others, by time.</summary>
    public static IReadOnlyList<IReadOnlyList<Segment>> Clusters(IEnumerable<Segment> segments)
    {
        var clusters = new List<List<Segment>>();
        var end = long.MinValue;
        foreach (var segment in segments.Where(segment => segment.First is not null).OrderBy(segment => segment.First).ThenBy(segment => segment.Name, StringComparer.Ordinal))
        {
            if (clusters.Count == 0 || segment.First > end)
            {
                clusters.Add([]);
            }

            clusters[^1].Add(segment);
            end = Math.Max(end, segment.Last!.Value);
        }

        return clusters;
    }
}
