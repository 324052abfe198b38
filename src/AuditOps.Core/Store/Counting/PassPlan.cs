using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Sql;

namespace AuditOps.Core.Store.Counting;

/// <summary>What a pass reads and counts.</summary>
/// <param name="Texts">The text columns that are read, after time and count.</param>
/// <param name="Widths">The widths of the time buckets, in microseconds.</param>
/// <param name="Origins">Where the first bucket of each width begins.</param>
/// <param name="Queries">What each query groups by and asks.</param>
internal sealed record PassPlan(IReadOnlyList<EventColumn> Texts, IReadOnlyList<long> Widths, IReadOnlyList<long> Origins, IReadOnlyList<PassQuery> Queries)
{
    /// <summary>Bits of a part of a group.</summary>
    public const int PartBits = 21;

    /// <summary>More different values than a part has room for.</summary>
    public const int TooMany = 1 << PartBits;

    private const int MostParts = 3;

    /// <summary>What SQL selects.</summary>
    public IReadOnlyList<string> Select => [EventColumn.Time.AsNumber(), EventColumn.Count.AsNumber(), .. Texts.Select(column => column.Quoted())];

    /// <summary>The plan, or null where a query asks for more than a pass can tell.</summary>
    /// <param name="queries">The queries.</param>
    /// <param name="conditions">What each asks of an event, all of which must hold.</param>
    /// <param name="first">The earliest time, in microseconds.</param>
    /// <param name="last">The latest.</param>
    public static PassPlan? Of(IReadOnlyList<FeatureQuery> queries, IReadOnlyList<IReadOnlyList<EventFilter>> conditions, long first, long last)
    {
        var (texts, widths, planned) = (new List<EventColumn>(), new List<long>(), new List<PassQuery>());
        for (var i = 0; i < queries.Count; i++)
        {
            var query = queries[i];
            if (query.GroupBy.Count is 0 or > MostParts || !query.GroupBy.All(CanGroup) || !query.Aggregates.All(CanCount) || !conditions[i].All(condition => ColumnOf(condition) is not null))
                return null;
            planned.Add(new PassQuery([.. query.GroupBy.Select(Part)], [.. conditions[i].Select(condition => (Place(texts, ColumnOf(condition)!.Value), condition))]));
        }

        var origins = widths.Select(width => Floor(first, width)).ToList();
        var fits = widths.Zip(origins).All(pair => (last - pair.Second) / pair.First < TooMany - 2);
        return fits ? new PassPlan(texts, widths, origins, planned) : null;

        PassPart Part(Feature feature) => feature is Feature.Column column
            ? new PassPart(Place(texts, column.Of), IsTime: false)
            : new PassPart(Place(widths, Microseconds.Of(((Feature.TimeBucket)feature).Width)), IsTime: true);
    }

    /// <summary>Whether a condition on a text holds.</summary>
    public static bool Holds(EventFilter condition, string? text) => condition switch
    {
        EventFilter.Not not => !Holds(not.Part, text),
        EventFilter.Present => text is not null,
        EventFilter.In list => text is not null && list.Values.Contains(text, StringComparer.Ordinal),
        _ => throw new InvalidOperationException($"A pass cannot ask {condition.GetType().Name}."),
    };

    private static bool CanGroup(Feature feature) => feature is Feature.Column { Of: var column } ? column.IsText() : feature is Feature.TimeBucket;

    private static bool CanCount(Aggregate aggregate) => aggregate is Aggregate.Records or Aggregate.First or Aggregate.Last or Aggregate.Sum { Of: EventColumn.Count };

    private static EventColumn? ColumnOf(EventFilter condition) => condition switch
    {
        EventFilter.Not not => ColumnOf(not.Part),
        EventFilter.Present { Column: var column } when column.IsText() => column,
        EventFilter.In { Column: var column } when column.IsText() => column,
        _ => null,
    };

    private static int Place<T>(List<T> known, T item)
    {
        if (!known.Contains(item))
            known.Add(item);
        return known.IndexOf(item);
    }

    private static long Floor(long time, long width) => time - (((time % width) + width) % width);
}

/// <summary>One query of a pass.</summary>
/// <param name="Parts">What makes a group.</param>
/// <param name="Conditions">What must hold, on which of the plan's texts.</param>
internal sealed record PassQuery(IReadOnlyList<PassPart> Parts, IReadOnlyList<(int Text, EventFilter Condition)> Conditions);

/// <summary>A part of what makes a group.</summary>
/// <param name="Place">Which of the plan's texts or widths.</param>
/// <param name="IsTime">Whether it is a width.</param>
internal sealed record PassPart(int Place, bool IsTime);
