namespace AuditOps.Core.Shapes;

/// <summary>Counts over groups of events: filter, group by, mergeable aggregates, top. The second of the four shapes.</summary>
internal sealed record FeatureQuery
{
    /// <summary>Which events.</summary>
    public EventFilter Filter { get; init; } = EventFilter.All;

    /// <summary>What makes a group; without any, all events are one.</summary>
    public IReadOnlyList<Feature> GroupBy { get; init; } = [];

    /// <summary>What is computed for each group.</summary>
    public IReadOnlyList<Aggregate> Aggregates { get; init; } = [Aggregate.Events];

    /// <summary>Leaves out groups whose first aggregate is below this.</summary>
    public long? AtLeast { get; init; }

    /// <summary>
    /// Only the groups with the greatest first aggregate, ties by the group's values; without it all groups, ordered by their values.
    /// </summary>
    public int? Top { get; init; }

    /// <summary>Only the groups whose first value is one of those with the greatest sums of the first aggregate, ties by value; null is none of them.</summary>
    public int? TopValues { get; init; }
}

/// <summary>A part of what makes a group.</summary>
internal abstract record Feature
{
    /// <summary>The value of a column, as text; null is a value of its own.</summary>
    public sealed record Column(EventColumn Of) : Feature;

    /// <summary>The time, cut down to a multiple of the width since 1970-01-01 in the zone: an absolute DateTime, UTC.</summary>
    public sealed record TimeBucket(TimeSpan Width) : Feature;

    /// <summary>Hour of the week in a zone: 0 is Monday 00:00–00:59, 167 is Sunday 23:00–23:59.</summary>
    public sealed record HourOfWeek(string Zone) : Feature;

    /// <summary>Hour of the day in a zone: 0 to 23.</summary>
    public sealed record HourOfDay(string Zone) : Feature;

    /// <summary>Day of the week in a zone: 0 is Monday, 6 is Sunday.</summary>
    public sealed record Weekday(string Zone) : Feature;

    /// <summary>The first moment of the time's week, which begins on Monday: an absolute DateTime, UTC.</summary>
    public sealed record Week : Feature;

    /// <summary>The first moment of the time's month: an absolute DateTime, UTC.</summary>
    public sealed record Month : Feature;

    /// <summary>A number, cut down to a multiple of the width.</summary>
    public sealed record NumberBucket(EventColumn Of, long Width) : Feature;
}

/// <summary>What is computed for a group: integers and times only, so that the result never depends on the order of the events.</summary>
internal abstract record Aggregate
{
    /// <summary>Sum of count: how many events, with repetitions.</summary>
    public static Aggregate Events { get; } = new Sum(EventColumn.Count);

    /// <summary>How many records.</summary>
    public sealed record Records : Aggregate;

    /// <summary>Sum of an integer column.</summary>
    public sealed record Sum(EventColumn Of) : Aggregate;

    /// <summary>Sum of count over the group's events that also match.</summary>
    public sealed record EventsWhere(EventFilter Filter) : Aggregate;

    /// <summary>How many different values, null left out.</summary>
    public sealed record Distinct(EventColumn Of) : Aggregate;

    /// <summary>How many groups there are, also those beyond the top.</summary>
    public sealed record Groups : Aggregate;

    /// <summary>Earliest time.</summary>
    public sealed record First : Aggregate;

    /// <summary>Latest time.</summary>
    public sealed record Last : Aggregate;
}

/// <summary>One group.</summary>
/// <param name="Group">Its values in the order of the query: string, long or DateTime (UTC), null for an absent value.</param>
/// <param name="Values">Its aggregates in the order of the query: long, or microseconds since 1970 for times (null when no event has a time).</param>
internal sealed record FeatureRow(IReadOnlyList<object?> Group, IReadOnlyList<long?> Values);
