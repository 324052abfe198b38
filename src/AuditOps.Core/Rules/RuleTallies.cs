using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Rules;

/// <summary>Gathers the events that match detections: those of one rule and entity are one finding, until there is none for a day.</summary>
internal sealed class RuleTallies
{
    /// <summary>After so long without a match a finding is over.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromDays(1);

    private const int MostEvidence = 100;
    private static readonly long QuietMicroseconds = Microseconds.Of(Quiet);
    private readonly Dictionary<(DetectionRule Rule, (string Type, string Name) Entity), Gathering> _going = [];
    private readonly List<RuleTally> _ended = [];

    /// <summary>What may go on.</summary>
    public IEnumerable<RuleTally> Open => _going.Select(pair => pair.Value.ToTally(pair.Key.Rule, pair.Key.Entity));

    /// <summary>What cannot go on, once.</summary>
    public IReadOnlyList<RuleTally> Ended()
    {
        RuleTally[] ended = [.. _ended];
        _ended.Clear();
        return ended;
    }

    public void Add(DetectionRule rule, IRuleCursor at, (string Type, string Name) entity)
    {
        var key = (rule, entity);
        if (!_going.TryGetValue(key, out var gathering) || at.Time - gathering.End > QuietMicroseconds)
        {
            if (gathering is not null)
                _ended.Add(gathering.ToTally(rule, entity));
            _going[key] = gathering = new Gathering(at.Time);
        }

        gathering.Add(at);
    }

    /// <summary>Ends what no event from a time on can be part of.</summary>
    public void Forget(long now)
    {
        foreach (var ((rule, entity), gathering) in _going.Where(pair => now - pair.Value.End > QuietMicroseconds).ToList())
        {
            _ended.Add(gathering.ToTally(rule, entity));
            _going.Remove((rule, entity));
        }
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

        public RuleTally ToTally(Rule rule, (string Type, string Name) entity) => new(rule, [entity], start, End, _count, null, [.. _evidence]);
    }
}
