using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules;

/// <summary>Gathers the events that match detections: those of one rule and entity are one finding, until there is none for a day.</summary>
internal sealed class RuleTallies
{
    private const int MostEvidence = 100;
    private static readonly long Quiet = Microseconds.Of(TimeSpan.FromDays(1));
    private readonly Dictionary<(DetectionRule Rule, (string Type, string Name) Entity), Gathering> _going = [];
    private readonly List<RuleTally> _ended = [];

    /// <summary>Everything that was gathered.</summary>
    public IEnumerable<RuleTally> All => _ended.Concat(_going.Select(pair => pair.Value.ToTally(pair.Key.Rule, pair.Key.Entity)));

    public void Add(DetectionRule rule, IRuleCursor at, (string Type, string Name) entity)
    {
        var key = (rule, entity);
        if (!_going.TryGetValue(key, out var gathering) || at.Time - gathering.End > Quiet)
        {
            if (gathering is not null)
                _ended.Add(gathering.ToTally(rule, entity));
            _going[key] = gathering = new Gathering(at.Time);
        }

        gathering.Add(at);
    }

    private sealed class Gathering(long start)
    {
        private readonly List<EventKey> _evidence = [];
        private long _count;

        public long End { get; private set; }

        public void Add(IRuleCursor at)
        {
            End = at.Time;
            _count += at.Count;
            if (_evidence.Count < MostEvidence)
                _evidence.Add(at.Key);
        }

        public RuleTally ToTally(Rule rule, (string Type, string Name) entity) => new(rule, [entity], start, End, _count, null, _evidence);
    }
}
