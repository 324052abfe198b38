using AuditOps.Core.Shapes;

namespace AuditOps.Core.Tests.Shapes;

/// <summary>A scan by brute force: every condition is asked of every event.</summary>
internal sealed class InMemoryScan : IRuleCursor
{
    private readonly List<(AuditEvent Event, int[] Conditions)> _found;
    private readonly RuleScan _scan;
    private int _at = -1;

    public InMemoryScan(RuleScan scan, IEnumerable<AuditEvent> events)
    {
        _scan = scan;
        _found = [.. events.Where(found => EventPredicate.Holds(scan.Filter, found))
            .Select(found => (found, (int[])[.. Enumerable.Range(0, scan.Conditions.Count).Where(i => Holds(scan.Conditions[i], found))]))
            .Where(pair => pair.Item2.Length > 0)];
    }

    public long Time => (_found[_at].Event.Time!.Value - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public EventKey Key => EventKey.Parse(_found[_at].Event.EventId);

    public long Count => _found[_at].Event.Count;

    public ReadOnlySpan<int> Conditions => _found[_at].Conditions;

    public bool Read() => ++_at < _found.Count;

    public string? Text(int field) => RulePredicate.Values(_scan.Fields[field], _found[_at].Event).FirstOrDefault();

    public void Dispose()
    {
    }

    private static bool Holds(ScanCondition condition, AuditEvent found) => EventPredicate.Holds(condition.Source, found) && EventPredicate.Holds(condition.Test, found);
}
