using AuditOps.Core.Operations;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Scanning;

namespace AuditOps.Core.Compliance;

/// <summary>
/// The kinds of events that there are, by columns of few words, and how many of each: one query over these columns tells what most controls need, and
/// which of their rules can hold at all.
/// </summary>
internal sealed class EventKinds
{
    private static readonly Dictionary<EventColumn, int> Places = EventSchema.OfKind.Index().ToDictionary(column => column.Item, column => column.Index);
    private readonly List<FeatureRow> _kinds;

    private EventKinds(List<FeatureRow> kinds) => _kinds = kinds;

    /// <summary>Counts the kinds.</summary>
    public static EventKinds Of(EventScope scope, CancellationToken cancellationToken) => new([.. scope.Events.Features(
        new FeatureQuery
        {
            Filter = Seen(scope),
            GroupBy = [.. EventSchema.OfKind.Select(column => new Feature.Column(column))],
        },
        cancellationToken)]);

    /// <summary>The events of a scope that tell anything: those without a time are in no scan.</summary>
    public static EventFilter Seen(EventScope scope) => scope.Filter & new EventFilter.Present(EventColumn.Time);

    /// <summary>On how many events a condition of a rule holds; null where kinds alone do not tell.</summary>
    public long? Count(EventFilter condition)
    {
        var count = 0L;
        foreach (var kind in _kinds)
        {
            if (Holds(condition, kind) is not { } holds)
                return null;
            count += holds ? kind.Values[0] ?? 0 : 0;
        }

        return count;
    }

    /// <summary>Whether a condition of a scan can hold on any event.</summary>
    public bool CanHold(ScanCondition condition)
    {
        var both = condition.Source & condition.Test;
        return _kinds.Exists(kind => Holds(both, kind) != false);
    }

    private static bool? Holds(EventFilter condition, FeatureRow kind) => condition switch
    {
        EventFilter.And and => and.Parts.Select(part => Holds(part, kind)).Aggregate((bool?)true, (all, part) => all & part),
        EventFilter.Or or => or.Parts.Select(part => Holds(part, kind)).Aggregate((bool?)false, (any, part) => any | part),
        EventFilter.Not not => !Holds(not.Part, kind),
        EventFilter.Field { Of.Column: { } column, Test: var test } when Places.TryGetValue(column, out var at) => Holds(test, (string?)kind.Group[at]),
        _ => null,
    };

    private static bool? Holds(FieldTest test, string? value) => test switch
    {
        FieldTest.Present => value is not null,
        FieldTest.Absent => value is null,
        FieldTest.Text text => value is not null && new TextMatch(text).IsMatch(value),
        _ => null,
    };
}
