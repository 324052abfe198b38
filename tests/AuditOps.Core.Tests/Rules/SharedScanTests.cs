using AuditOps.Core.Shapes;
using AuditOps.Core.Store;

namespace AuditOps.Core.Tests.Rules;

using TestStore = AuditOps.Core.Tests.Store.TestStore;

/// <summary>A scan of many events is shared by threads, and nobody can tell.</summary>
public sealed class SharedScanTests : IDisposable
{
    private const int Events = 120_000;
    private static readonly EventField Actor = new("actor", EventColumn.Actor, []);
    private readonly TestStore _store = new(new StoreOptions { Threads = 3 });

    public SharedScanTests()
    {
        _store.AddSeries(Events / 2);
        _store.AddSeries(Events / 2, Events / 2);
    }

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("user*", 1)]
    [InlineData("user3", 7)]
    public void Scan_ManyEvents_GivesEachOnceAndInOrder(string pattern, int share)
    {
        using var reader = _store.Store.Read();
        using var cursor = reader.Scan(Scan(pattern), TestContext.Current.CancellationToken);
        var (count, last) = (0, long.MinValue);
        while (cursor.Read())
        {
            Assert.True(cursor.Time > last);
            Assert.Equal($"user{cursor.Key.Record % 7}", cursor.Text(0));
            Assert.Equal(0, Assert.Single(cursor.Conditions.ToArray()));
            (count, last) = (count + 1, cursor.Time);
        }

        Assert.Equal(share == 1 ? Events : Enumerable.Range(0, Events).Count(i => i % 7 == 3), count);
    }

    [Fact]
    public void Scan_SegmentsThatAllOverlap_GivesEachOnceAndInOrder()
    {
        using var store = new TestStore();
        for (ulong source = 1; source <= 20; source++)
            store.Add(Store.Made.Series(50, source: source, step: 1 + (source / 100.0)));
        using var reader = store.Store.Read();
        using var cursor = reader.Scan(Scan("user3"), TestContext.Current.CancellationToken);
        var found = new List<(long, ulong, long)>();
        while (cursor.Read())
            found.Add((cursor.Time, cursor.Key.Source, cursor.Key.Record));

        Assert.Equal(20 * 7, found.Count);
        Assert.Equal(found.Distinct().Order(), found);
    }

    [Fact]
    public void Dispose_BeforeTheEnd_EndsTheThreads()
    {
        using var reader = _store.Store.Read();
        for (var i = 0; i < 5; i++)
        {
            using var cursor = reader.Scan(Scan("user*"), TestContext.Current.CancellationToken);
            Assert.True(cursor.Read());
        }

        using var again = reader.Scan(Scan("user3"), TestContext.Current.CancellationToken);
        Assert.True(again.Read());
    }

    [Fact]
    public void Read_AfterCancellation_Throws()
    {
        using var reader = _store.Store.Read();
        using var stop = new CancellationTokenSource();
        using var cursor = reader.Scan(Scan("user*"), stop.Token);
        Assert.True(cursor.Read());
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            while (cursor.Read())
            {
            }
        });
    }

    [Fact]
    public void Read_FaultOfAThread_IsThrown()
    {
        using var reader = _store.Store.Read();
        var slow = new FieldTest.Matches(new System.Text.RegularExpressions.Regex("^(?=u)(u|.)*(.*)*$x", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromTicks(10_000)));
        using var cursor = reader.Scan(new RuleScan(EventFilter.All, [new ScanCondition(EventFilter.All, new EventFilter.Field(Actor, slow))], []), TestContext.Current.CancellationToken);
        var error = Assert.Throws<AuditOpsException>(() => cursor.Read());
        Assert.Equal("RuleExpressionTooSlow", error.Code);
    }

    private static RuleScan Scan(string pattern)
    {
        List<Wildcard.Piece> pieces = [new Wildcard.Literal(pattern.TrimEnd('*'))];
        if (pattern.EndsWith('*'))
            pieces.Add(new Wildcard.AnyText());
        return new RuleScan(EventFilter.All, [new ScanCondition(EventFilter.All, new EventFilter.Field(Actor, new FieldTest.Text(pieces, CaseSensitive: false)))], [Actor]);
    }
}
