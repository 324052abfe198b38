using System.Collections.Concurrent;
using System.Globalization;
using AuditOps.Core.Shapes;
using AuditOps.Core.Store;
using AuditOps.Core.Tests.Shapes;
using FsCheck;
using FsCheck.Fluent;

namespace AuditOps.Core.Tests.Store.Sql;

/// <summary>The shapes over segments against the shapes by brute force.</summary>
public sealed class ShapesOracleTests(ShapesOracleTests.Filled filled) : IClassFixture<ShapesOracleTests.Filled>
{
    private static readonly Config Hundred = Config.QuickThrowOnFailure.WithMaxTest(150);

    [Fact]
    public void Events_AnyFilter_AreThoseOfTheOracle() => Check(random =>
    {
        var filter = new FilterMaker(random).Filter();
        var descending = random.Next(2) == 0;
        int? first = random.Next(2) == 0 ? random.Next(1, 50) : null;
        Assert.Equal(
            filled.Oracle.Events(filter, first, descending, default).Select(found => found.EventId),
            filled.Reader.Events(filter, first, descending, default).Select(found => found.EventId));
    });

    [Fact]
    public void Features_AnyQuery_AreThoseOfTheOracle() => Check(random =>
    {
        var maker = new FilterMaker(random);
        var query = new FeatureQuery
        {
            Filter = maker.Filter(1),
            GroupBy = [.. Enumerable.Range(0, random.Next(3)).Select(_ => maker.Feature())],
            Aggregates = [Aggregate.Events, .. Enumerable.Range(0, random.Next(4)).Select(_ => maker.Aggregate())],
            AtLeast = random.Next(3) == 0 ? random.Next(1, 10) : null,
            Top = random.Next(2) == 0 ? random.Next(1, 10) : null,
        };
        if (query.GroupBy.Count > 0 && query.Aggregates.All(aggregate => aggregate is not Aggregate.Groups) && random.Next(3) == 0)
            query = query with { TopValues = random.Next(1, 5) };
        Assert.Equal(filled.Oracle.Features(query, default).Select(Text), filled.Reader.Features(query, default).Select(Text));
    });

    [Fact]
    public void Features_SeveralInOnePass_AreThoseOfTheOracle() => Check(random =>
    {
        var maker = new FilterMaker(random);
        var common = maker.Filter(1);
        var queries = Enumerable.Range(0, random.Next(2, 5)).Select(_ => new FeatureQuery
        {
            Filter = Enumerable.Range(0, random.Next(3)).Select(_ => maker.TextCondition()).Aggregate(common, (all, part) => all & part),
            GroupBy = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => maker.PassFeature())],
            Aggregates = [Aggregate.Events, .. Enumerable.Range(0, random.Next(4)).Select(_ => maker.PassAggregate())],
            AtLeast = random.Next(3) == 0 ? random.Next(1, 4) : null,
            Top = random.Next(3) == 0 ? random.Next(1, 10) : null,
            TopValues = random.Next(3) == 0 ? random.Next(1, 5) : null,
        }).ToList();
        filled.Told.Clear();
        Assert.Equal(
            queries.Select(query => filled.Oracle.Features(query, default).Select(Text).ToList()),
            filled.Reader.Features(queries, default).Select(rows => rows.Select(Text).ToList()));
        Assert.DoesNotContain(filled.Told, sql => sql.Contains("GROUP BY", StringComparison.Ordinal));
    });

    [Fact]
    public void Stream_AnyFilter_IsThatOfTheOracle() => Check(random =>
    {
        var stream = new EventStream(new FilterMaker(random).Filter(), [EventColumn.Actor, EventColumn.Pid, EventColumn.Raw, EventColumn.Ingested]);
        Assert.Equal(Rows(filled.Oracle, stream), Rows(filled.Reader, stream));
    });

    private static List<(long, EventKey, long, string?, long?, string?)> Rows(IEventReader reader, EventStream stream)
    {
        using var cursor = reader.Stream(stream, default);
        var rows = new List<(long, EventKey, long, string?, long?, string?)>();
        while (cursor.Read())
        {
            rows.Add((cursor.Time, cursor.Key, cursor.Count, cursor.Text(0), cursor.Number(1), cursor.Text(2)));
        }

        return rows;
    }

    private static string Text(FeatureRow row) =>
        string.Join(" | ", row.Group.Concat(row.Values.Cast<object?>()).Select(value => value switch { null => "-", string text => $"'{text}'", DateTime time => time.ToString("o", CultureInfo.InvariantCulture), _ => FormattableString.Invariant($"{value}") }));

    private static void Check(Action<Random> property) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => property(new Random(seed))).Check(Hundred);

    /// <summary>A store of random events in segments that overlap, and the same events in memory.</summary>
    public sealed class Filled : IDisposable
    {
        private readonly TestStore test;

        public Filled()
        {
            test = new TestStore(new StoreOptions { SharedFrom = 0, Threads = 3, Detail = Told.Enqueue });
            var events = Made.Random(2024, 2000);
            foreach (var part in events.Chunk(450))
            {
                test.Add(part);
            }

            Oracle = new InMemoryEvents(events);
            Reader = test.Store.Read();
        }

        /// <summary>The SQL that ran.</summary>
        internal ConcurrentQueue<string> Told { get; } = new();

        internal InMemoryEvents Oracle { get; }

        internal IEventReader Reader { get; }

        public void Dispose()
        {
            Reader.Dispose();
            test.Dispose();
        }
    }
}
