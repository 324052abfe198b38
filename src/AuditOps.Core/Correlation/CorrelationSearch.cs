using System.Runtime.InteropServices;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Correlation;

/// <summary>Another event and the one of those asked about to which it belongs most.</summary>
internal sealed record Correlated(LinkEvent Other, LinkEvent Subject, double Score, LinkTally Tally);

/// <summary>Finds the events around others that are linked to them.</summary>
internal sealed class CorrelationSearch(LinkReader reader, Linker linker)
{
    /// <summary>The strongest, the nearest first among equals.</summary>
    public IReadOnlyList<Correlated> Find(IReadOnlyList<LinkEvent> subjects, TimeSpan window, double least, int most)
    {
        var reach = Microseconds.Of(reader.Fit(window, span => subjects.Select(subject => Around(subject, Microseconds.Of(span)))));
        var events = reader.Read(subjects.Select(subject => Around(subject, reach)));
        var asked = subjects.Select(subject => subject.Key).ToHashSet();
        var best = new Dictionary<EventKey, Correlated>();
        foreach (var subject in subjects)
        {
            var near = Slice(events, subject.Time - reach, subject.Time + reach);
            var tally = new LinkTally(subject, CollectionsMarshal.AsSpan(near), reader.Model, reader.Keys.Sorts);
            foreach (var other in near)
            {
                var later = LinkEvent.Compare(subject, other) < 0;
                var sum = later ? linker.Sum(subject, other, tally, ofLater: false) : linker.Sum(other, subject, tally, ofLater: true);
                var score = LinkModel.Round(sum);
                if (score >= least && score > 0 && !asked.Contains(other.Key) && IsBetter(best.GetValueOrDefault(other.Key), score, Math.Abs(other.Time - subject.Time)))
                    best[other.Key] = new Correlated(other, subject, score, tally);
            }
        }

        return
        [
            .. best.Values.OrderByDescending(found => found.Score).ThenBy(found => Math.Abs(found.Other.Time - found.Subject.Time))
                .ThenBy(found => found.Other, Comparer<LinkEvent>.Create(LinkEvent.Compare)).Take(most),
        ];
    }

    private static (long First, long Last) Around(LinkEvent subject, long reach) => (subject.Time - reach, subject.Time + reach);

    private static bool IsBetter(Correlated? known, double score, long distance) =>
        known is null || score > known.Score || (score == known.Score && distance < Math.Abs(known.Other.Time - known.Subject.Time));

    private static List<LinkEvent> Slice(List<LinkEvent> events, long first, long last)
    {
        var start = LowerBound(events, first);
        return events.GetRange(start, LowerBound(events, last + 1) - start);
    }

    private static int LowerBound(List<LinkEvent> events, long time)
    {
        var (low, high) = (0, events.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (events[middle].Time < time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
