using AuditOps.Core.Shapes;

namespace AuditOps.Core.Tests.Store.Sql;

/// <summary>Makes filters of every kind over the events that <see cref="Made.Random(int, int)"/> makes.</summary>
internal sealed class FilterMaker(Random random)
{
    private static readonly EventColumn[] Columns =
        [EventColumn.Actor, EventColumn.Target, EventColumn.Message, EventColumn.Session, EventColumn.SourceIp, EventColumn.Category, EventColumn.Raw, EventColumn.Pid];

    private static readonly string[] Patterns =
        ["root", "r*", "*ob*", "*_1", "bob?1", "100%", "%", "_", "*b`*c", "[x]", "`[x`]", "[!-~]*", "[a-b]ob", "*[0-9]", "ÜN?", "*", "?*", "", "*'*", "two*lines", "ß", "*`t*", "10.0.0.1?", "*😀*", "[😀-😂] face"];

    private static readonly string[] Texts = ["root", "Bob", "", "100%", "'; DROP TABLE events; --", "two\nlines", "ünï", "10.0.0.3", "authentication", "1", "ß", "o"];

    private static readonly EventColumn[] Numbers =
        [EventColumn.Pid, EventColumn.Count, EventColumn.Severity, EventColumn.SourcePort, EventColumn.Record, EventColumn.ClassUid];

    public EventFilter Filter(int depth = 3) => random.Next(depth > 0 ? 10 : 7) switch
    {
        0 => new EventFilter.TimeRange(Time(), Time()),
        1 => new EventFilter.In(Column(), [.. Enumerable.Range(0, random.Next(random.Next(20) == 0 ? 200 : 4)).Select(_ => Text())]),
        2 => new EventFilter.Like(Column(), Patterns[random.Next(Patterns.Length)]),
        3 => new EventFilter.Contains([Column(), Column()], Text()),
        4 => new EventFilter.Between(Numbers[random.Next(Numbers.Length)], Bound(), Bound()),
        5 => new EventFilter.Present(random.Next(4) == 0 ? EventColumn.Time : Column()),
        6 => new EventFilter.Keys([.. Enumerable.Range(0, random.Next(random.Next(5) == 0 ? 300 : 4)).Select(_ => Key())]),
        7 => new EventFilter.And(Parts(depth)),
        8 => new EventFilter.Or(Parts(depth)),
        _ => new EventFilter.Not(Filter(depth - 1)),
    };

    public Feature Feature() => random.Next(8) switch
    {
        0 => new Feature.Column(Columns[random.Next(Columns.Length)]),
        1 => new Feature.TimeBucket(TimeSpan.FromMinutes(random.Next(1, 10_000))),
        2 => new Feature.NumberBucket(Numbers[random.Next(Numbers.Length)], random.Next(1, 1000)),
        3 => new Feature.HourOfWeek(random.Next(2) == 0 ? "Europe/Berlin" : "America/St_Johns"),
        4 => new Feature.Weekday("Asia/Kolkata"),
        5 => new Feature.HourOfDay("America/St_Johns"),
        6 => new Feature.Week(),
        _ => new Feature.Month(),
    };

    public Aggregate Aggregate() => random.Next(6) switch
    {
        0 => new Aggregate.Records(),
        1 => new Aggregate.Sum(Numbers[random.Next(Numbers.Length - 1)]),
        2 => new Aggregate.EventsWhere(Filter(1)),
        3 => new Aggregate.Distinct(Column()),
        4 => new Aggregate.First(),
        5 => new Aggregate.Groups(),
        _ => new Aggregate.Last(),
    };

    /// <summary>A condition that a pass can ask.</summary>
    public EventFilter TextCondition()
    {
        var column = Columns[random.Next(Columns.Length - 1)];
        EventFilter condition = random.Next(2) == 0 ? new EventFilter.Present(column) : new EventFilter.In(column, [.. Enumerable.Range(0, random.Next(4)).Select(_ => Text())]);
        return random.Next(3) == 0 ? new EventFilter.Not(condition) : condition;
    }

    /// <summary>A part of a group that a pass can tell.</summary>
    public Feature PassFeature() =>
        random.Next(3) == 0 ? new Feature.TimeBucket(TimeSpan.FromHours(random.Next(1, 100))) : new Feature.Column(Columns[random.Next(Columns.Length - 1)]);

    /// <summary>What a pass can count.</summary>
    public Aggregate PassAggregate() => random.Next(3) switch
    {
        0 => new Aggregate.Records(),
        1 => new Aggregate.First(),
        _ => new Aggregate.Last(),
    };

    private List<EventFilter> Parts(int depth) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => Filter(depth - 1))];

    private EventColumn Column() => Columns[random.Next(Columns.Length)];

    private string Text() => Texts[random.Next(Texts.Length)];

    private long? Bound() => random.Next(3) == 0 ? null : random.Next(-10, random.Next(2) == 0 ? 10 : 70_000);

    private DateTime? Time() => random.Next(3) == 0 ? null : Made.Start.AddTicks(random.NextInt64(-200_000L * TimeSpan.TicksPerSecond, 2_000_000L * TimeSpan.TicksPerSecond));

    private EventKey Key() => new(random.Next(4) == 0 ? ulong.MaxValue - 5 : (ulong)random.Next(3), random.Next(2000));
}
