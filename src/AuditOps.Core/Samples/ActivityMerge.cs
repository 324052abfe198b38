namespace AuditOps.Core.Samples;

/// <summary>Merges streams of activities, each in order of time, into one; what comes late is moved up to its stream's time.</summary>
internal static class ActivityMerge
{
    public static IEnumerable<Activity> InOrder(IReadOnlyList<IEnumerable<Activity>> streams)
    {
        // The stream's place breaks ties, so that the result never depends on the queue's inner order.
        var queue = new PriorityQueue<IEnumerator<Activity>, (long Time, int Place)>(streams.Count);
        for (var place = 0; place < streams.Count; place++)
        {
            var stream = streams[place].GetEnumerator();
            if (stream.MoveNext()) queue.Enqueue(stream, (stream.Current.Time.Ticks, place));
        }

        while (queue.TryPeek(out var next, out var key))
        {
            var current = next.Current;
            yield return current.Time.Ticks == key.Time ? current : current with { Time = new DateTime(key.Time, DateTimeKind.Utc) };
            if (next.MoveNext()) queue.DequeueEnqueue(next, (Math.Max(next.Current.Time.Ticks, key.Time), key.Place));
            else queue.Dequeue();
        }
    }
}
