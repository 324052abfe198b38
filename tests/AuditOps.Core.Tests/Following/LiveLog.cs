using AuditOps.Core.Following;
using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;
using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Following;

/// <summary>Random events of several inputs, and random cuts of them in the order in which they come.</summary>
internal sealed class LiveLog
{
    private static readonly string?[] Actors = ["ann", "bob", null];
    private static readonly string[] Actions = ["x", "y", "z"];

    private readonly List<AuditEvent> _events = [];
    private readonly List<AuditEvent> _came = [];

    /// <param name="random">The seed's numbers.</param>
    /// <param name="late">Whether inputs come one behind the other, so that their events are not in order.</param>
    /// <param name="days">Whether there are days between some events.</param>
    public LiveLog(Random random, bool late, bool days)
    {
        var (time, records) = (0L, new long[3]);
        for (var i = random.Next(5, 70); i > 0; i--)
        {
            // Half seconds, so that events lie exactly one window apart, or at the same time.
            time += (random.Next(5) * 500_000) + (days && random.Next(12) == 0 ? Microseconds.Of(TimeSpan.FromHours(random.Next(1, 60))) : 0);
            var source = random.Next(records.Length);
            _events.Add(new AuditEvent
            {
                EventId = new EventKey((ulong)source + 1, records[source]++).ToString(),
                Time = Microseconds.ToTime(1_700_000_000_000_000 + time),
                Category = "system",
                Outcome = "unknown",
                Action = Actions[random.Next(Actions.Length)],
                Actor = Actors[random.Next(Actors.Length)],
                Host = random.Next(2) == 0 ? "web1" : "web2",
                Pid = random.Next(6),
                Count = random.Next(5) == 0 ? 3 : 1,
            });
        }

        var ordered = _events.OrderBy(each => each.Time).ThenBy(each => EventKey.Parse(each.EventId).Source).ToList();
        Coming = late ? [.. ordered.Select((each, i) => (each, Place: i + random.Next(15))).GroupBy(pair => EventKey.Parse(pair.each.EventId).Source)
            .SelectMany(input => input.Zip(input.Select(pair => pair.Place).Order(), (pair, place) => (pair.each, place)))
            .OrderBy(pair => pair.place).Select(pair => pair.each)] : ordered;
    }

    /// <summary>The events as they come; those of one input in their order.</summary>
    public IReadOnlyList<AuditEvent> Coming { get; }

    /// <summary>All events that came, as a scope.</summary>
    public EventScope Scope(DateTime? since = null)
    {
        var reader = new InMemoryEvents(_came);
        var window = since is null ? EventFilter.All : new EventFilter.TimeRange(since, null);
        return new EventScope(null, reader, window, since ?? reader.Range?.First, reader.Range?.Last.AddMicroseconds(1), "store", null);
    }

    /// <summary>Lets the events come in random cuts.</summary>
    public IEnumerable<EventNews> Cuts(Random random, DateTime? since = null)
    {
        var before = new Dictionary<ulong, long>();
        for (var at = 0; at < Coming.Count;)
        {
            var cut = Coming.Skip(at).Take(random.Next(1, 12)).ToList();
            at += cut.Count;
            _came.AddRange(cut);
            var after = _came.Select(each => EventKey.Parse(each.EventId)).GroupBy(key => key.Source).ToDictionary(input => input.Key, input => input.Max(key => key.Record) + 1);
            yield return new EventNews(Scope(since), cut.Min(each => each.Time), before, after);
            before = after;
        }
    }

    /// <summary>A look that brings nothing.</summary>
    public EventNews Nothing(DateTime? since = null)
    {
        var after = _came.Select(each => EventKey.Parse(each.EventId)).GroupBy(key => key.Source).ToDictionary(input => input.Key, input => input.Max(key => key.Record) + 1);
        return new EventNews(Scope(since), null, after, after);
    }

    /// <summary>The time of the last event that came.</summary>
    public long Now => Microseconds.From(_came.Max(each => each.Time)!.Value);

    /// <summary>A clock on which everything takes some time, or none.</summary>
    public sealed class SlowClock(TimeSpan step) : TimeProvider
    {
        private DateTimeOffset _now = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now += step;
    }
}
