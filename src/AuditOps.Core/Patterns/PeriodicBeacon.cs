using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>
/// Connections from one to another at nearly equal intervals: at least ten intervals, nine of ten of them within a tenth of their median,
/// which is at least five seconds.
/// </summary>
internal sealed class PeriodicBeacon(PatternHistory history) : IPattern
{
    public const string Type = "periodic_beacon";

    private const int FewestIntervals = 10;
    private const int MostIntervals = 1_000;
    private const double Regular = 0.9;
    private const long Tolerance = 10;
    private static readonly long Shortest = Microseconds.Of(TimeSpan.FromSeconds(5));
    private static readonly EventFilter Connections = new EventFilter.In(EventColumn.Category, ["network"]) & new EventFilter.In(EventColumn.Action, ["connect"]);
    private static readonly IReadOnlyList<EventColumn> Columns = [EventColumn.Actor, EventColumn.Host, EventColumn.Resource, EventColumn.SourceIp];

    public IReadOnlyList<EventFilter> Needs => [];

    public void Take(in SignIn at)
    {
    }

    public IEnumerable<PatternMatch> Matches()
    {
        var pairs = new Dictionary<(EventColumn, string, EventColumn, string), Line>();
        using var at = history.Scope.Events.Stream(new EventStream(history.Scope.Filter & Connections, Columns), history.CancellationToken);
        while (at.Read())
        {
            if (First(at, 0, 1) is not { } from || First(at, 2, 3) is not { } to)
                continue;
            if (!pairs.TryGetValue((Columns[from], at.Text(from)!, Columns[to], at.Text(to)!), out var line))
                pairs[(Columns[from], at.Text(from)!, Columns[to], at.Text(to)!)] = line = new Line();
            line.Add(at);
        }

        return pairs.Where(pair => pair.Value.Period is not null).Select(pair => Match(pair.Key, pair.Value));
    }

    private static int? First(IEventCursor at, int one, int other) => at.Text(one) is not null ? one : at.Text(other) is not null ? other : null;

    private static PatternMatch Match((EventColumn From, string Name, EventColumn To, string Place) pair, Line line)
    {
        var (who, where) = (Wording.Name(pair.Name), Wording.Name(pair.Place));
        var period = Wording.Span(Microseconds.ToSpan(line.Period!.Value));
        return new PatternMatch
        {
            Type = Type,
            Confidence = Math.Min(0.9, 0.5 + (0.15 * Math.Log10((double)line.Count / FewestIntervals))),
            Severity = Severity.Medium,
            Title = $"{who} and {where} connect every {period}",
            EntityType = pair.From == EventColumn.Actor ? "actor" : "host",
            EntityName = pair.Name,
            Identity = $"{pair.Name}\n{pair.Place}",
            Start = line.Start,
            End = line.End,
            Observed = Microseconds.ToSpan(line.Period.Value).TotalSeconds,
            Count = line.Count,
            Evidence = line.Evidence,
            Explanation = $"{who} and {where} connected {Wording.Count(line.Count, "time")} over {Wording.Span(Microseconds.ToSpan(line.End - line.Start))}, nine of ten times {period} apart, give or take a tenth.",
            Tags = ["attack.command_and_control", "attack.t1071"],
            Query = EventSelect.Text(Microseconds.ToTime(line.Start), Microseconds.ToTime(line.End), (EventColumn.Action, "connect"), (pair.From, pair.Name), (pair.To, pair.Place)),
        };
    }

    private sealed class Line
    {
        private readonly List<long> _intervals = [];
        private readonly List<EventKey> _evidence = [];

        public long Start { get; private set; }

        public long End { get; private set; }

        public long Count { get; private set; }

        public IReadOnlyList<EventKey> Evidence => _evidence;

        /// <summary>The median of the intervals where they are regular, in microseconds; null where not.</summary>
        public long? Period
        {
            get
            {
                if (_intervals.Count < FewestIntervals)
                    return null;
                var median = _intervals.Order().ElementAt(_intervals.Count / 2);
                var regular = _intervals.Count(interval => Tolerance * Math.Abs(interval - median) <= median);
                return median >= Shortest && regular >= Regular * _intervals.Count ? median : null;
            }
        }

        public void Add(IEventCursor at)
        {
            if (Count == 0)
                Start = at.Time;
            else if (_intervals.Count < MostIntervals)
                _intervals.Add(at.Time - End);
            Count += at.Count;
            End = at.Time;
            if (_evidence.Count < 2 * Trail.Kept)
                _evidence.Add(at.Key);
        }
    }
}
