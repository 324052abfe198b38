using AuditOps.Core.Rules.Compilation;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>The events that a pattern's document chooses: counted by the store where it asks for columns alone, else found by a scan.</summary>
internal sealed class PatternEvents
{
    private readonly PatternHistory _history;
    private readonly ScanCondition _condition;
    private readonly EventFilter? _columns;

    public PatternEvents(DetectionRule rule, RuleCompiler compiler, PatternHistory history)
    {
        _history = history;
        _condition = compiler.Compile(rule);
        _columns = ColumnCondition.Of(new EventFilter.And([_condition.Source, _condition.Test]));
    }

    /// <summary>A column as scans read it.</summary>
    public static EventField Field(EventColumn column) => new(column.Name(), column, []);

    /// <summary>Counts them by fields, window or not; those without one of the fields are left out.</summary>
    public IEnumerable<EventGroup> GroupBy(params IReadOnlyList<EventField> fields) =>
        !_history.MayHold(_condition.Source) || !_history.MayHold(_condition.Test) ? []
        : _columns is null || fields.Any(field => field.Column is null) ? Scanned(fields) : Counted([.. fields.Select(field => field.Column!.Value)]);

    /// <summary>Reads those of the request's window that meet a condition on columns.</summary>
    public IRuleCursor Read(EventFilter within, IReadOnlyList<EventField> fields) =>
        _history.Scope.Events.Scan(new RuleScan(_history.Scope.Filter & within, [_condition], fields), _history.CancellationToken);

    private IEnumerable<EventGroup> Counted(IReadOnlyList<EventColumn> columns)
    {
        var query = new FeatureQuery
        {
            Filter = new EventFilter.And([_history.Filter, _columns!, .. columns.Select(column => new EventFilter.Present(column))]),
            GroupBy = [.. columns.Select(column => new Feature.Column(column))],
            Aggregates = [Aggregate.Events, new Aggregate.First(), new Aggregate.Last()],
        };
        foreach (var row in _history.Scope.Events.Features(query, _history.CancellationToken))
        {
            if (row.Values is [{ } count, { } first, { } last])
                yield return new EventGroup([.. row.Group.Cast<string>()], count, first, last);
        }
    }

    private IEnumerable<EventGroup> Scanned(IReadOnlyList<EventField> fields)
    {
        var groups = new Dictionary<string, EventGroup>(StringComparer.Ordinal);
        using var at = _history.Scope.Events.Scan(new RuleScan(_history.Filter, [_condition], fields), _history.CancellationToken);
        while (at.Read())
        {
            string?[] values = [.. Enumerable.Range(0, fields.Count).Select(at.Text)];
            if (values.Contains(null))
                continue;
            var key = string.Join('\0', values);
            groups[key] = groups.TryGetValue(key, out var known)
                ? known with { Count = known.Count + at.Count, Last = at.Time }
                : new EventGroup(values!, at.Count, at.Time, at.Time);
        }

        return groups.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value);
    }
}

/// <summary>Events that share the values of some fields.</summary>
/// <param name="Values">The values, in the order of the fields.</param>
/// <param name="Count">How many, with repetitions.</param>
/// <param name="First">When the first was, in microseconds since 1970.</param>
/// <param name="Last">When the last was.</param>
internal sealed record EventGroup(IReadOnlyList<string> Values, long Count, long First, long Last);
