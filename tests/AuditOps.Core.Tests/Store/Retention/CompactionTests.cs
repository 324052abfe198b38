using AuditOps.Core.Shapes;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Chain;
using AuditOps.Core.Store.Reading;
using AuditOps.Core.Store.Retention;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Tests.Store.Retention;

public sealed class CompactionTests
{
    private static readonly StoreOptions Small = new() { SegmentRows = 300 };

    [Fact]
    public void Optimize_ManySegments_KeepsEveryEvent()
    {
        using var test = new TestStore(Small);
        foreach (var part in Made.Random(5, 1000).Chunk(90))
        {
            test.Add(part);
        }

        var before = test.Events();
        var result = test.Optimize();
        Assert.Equal(before, test.Events());
        Assert.Equal((12, 4), (result.Before, result.After));
        Assert.Equal(4, test.SegmentFiles().Length);
        Assert.Single(SegmentRuns.Plan(Segments(test)));
        Assert.All(Segments(test), segment => Assert.InRange(segment.Rows, 1, 350));
        Assert.True(Check(test).Valid);
    }

    [Fact]
    public void Optimize_Again_HasNothingToDo()
    {
        using var test = new TestStore(Small);
        foreach (var part in Made.Random(6, 1000).Chunk(90))
        {
            test.Add(part);
        }

        test.Optimize();
        var head = test.Store.Info().ChainHead;
        var files = test.SegmentFiles();
        test.Optimize();
        Assert.Equal(head, test.Store.Info().ChainHead);
        Assert.Equal(files, test.SegmentFiles());
    }

    [Fact]
    public void Optimize_EventsOfOneTime_StayTogether()
    {
        using var test = new TestStore(Small);
        test.Add(Enumerable.Range(0, 900).Select(i => Made.Event(i, 5)));
        test.Add(Enumerable.Range(900, 900).Select(i => Made.Event(i, i % 2 == 0 ? 5 : 6)));
        test.Optimize();
        Assert.Equal(1800, test.Events().Count);
        Assert.Single(SegmentRuns.Plan(Segments(test)));
    }

    [Fact]
    public void Gathering_FewerThanTenAlike_AreLeft()
    {
        using var test = new TestStore(Small);
        for (var i = 0; i < 9; i++)
            test.Add(Made.Series(3, from: i * 3));
        test.Add(Made.Series(200, from: 100));
        Assert.Equal(10, test.Optimize(plan: CompactionPlan.Gathering).After);

        test.Add(Made.Series(5, from: 50));
        Assert.Equal(2, test.Optimize(plan: CompactionPlan.Gathering).After);
        Assert.Equal(232, test.Events().Count);
    }

    [Fact]
    public void Gathering_SegmentAfterSegment_WritesEachEventAFewTimes()
    {
        using var test = new TestStore(Small);
        var written = 0L;
        for (var i = 0; i < 120; i++)
        {
            test.Add(Made.Series(2, from: i * 2));
            var before = Segments(test).Select(segment => segment.Name).ToHashSet();
            test.Optimize(plan: CompactionPlan.Gathering);
            written += Segments(test).Where(segment => !before.Contains(segment.Name)).Sum(segment => segment.Rows);
        }

        Assert.InRange(test.SegmentFiles().Length, 1, 20);
        Assert.InRange(written, 240, 3 * 240);
        Assert.Equal(240, test.Events().Count);
        Assert.True(Check(test).Valid);
    }

    [Fact]
    public void Optimize_WhileSomebodyReads_LeavesWhatIsPinned()
    {
        using var test = new TestStore(Small);
        test.Add(Made.Series(100));
        test.Add(Made.Series(100, from: 50, source: 2));
        using var other = test.Another();
        using (var reader = other.Read())
        {
            using var events = reader.Events(EventFilter.All, null, false, default).GetEnumerator();
            Assert.True(events.MoveNext());
            test.Optimize();
            Assert.Equal(3, test.SegmentFiles().Length);
            var count = 1;
            while (events.MoveNext())
            {
                count++;
            }

            Assert.Equal(200, count);
            Assert.Equal(200, reader.Features(new FeatureQuery(), default).Single().Values[0]);
        }

        test.Store.Write().Dispose();
        Assert.Single(test.SegmentFiles());
    }

    [Fact]
    public void Optimize_LeaseOfACrashedReader_DoesNotCount()
    {
        using var test = new TestStore(Small);
        test.Add(Made.Series(100));
        test.Add(Made.Series(100, from: 50, source: 2));
        var crashed = test.Another();
        _ = crashed.Read();
        crashed.Owner!.Abandon();
        crashed.Catalog.Dispose();
        test.Optimize();
        Assert.Single(test.SegmentFiles());
    }

    [Fact]
    public void Optimize_DamagedSegment_IsLeftAndNamed()
    {
        using var test = new TestStore(Small);
        test.Add(Made.Series(100));
        test.Add(Made.Series(100, from: 50, source: 2));
        Damage.Flip(test.SegmentFiles()[0]);
        var e = Assert.Throws<AuditOpsException>(() => test.Optimize());
        Assert.Equal(("SegmentDamaged", test.SegmentFiles()[0]), (e.Code, e.Target));
        Assert.Equal(2, test.SegmentFiles().Length);
    }

    [Fact]
    public void Replace_InputGoneMeanwhile_ChangesNothing()
    {
        using var test = new TestStore(Small);
        test.Add(Made.Series(100));
        test.Add(Made.Series(100, from: 100));
        var stale = Segments(test);
        using var writer = test.Store.Write();
        var staged = TestStore.Stage(writer, Made.Series(200));
        test.Optimize();
        var content = new LinkContent
        {
            Kind = LinkKind.Replace,
            Time = Made.Start,
            Removed = [.. stale.Select(segment => new RemovedSegment(segment.Name, segment.Sha256, segment.Rows))],
        };
        Assert.False(writer.Replace(content, [staged]));
        Assert.Equal(200, test.Events().Count);
        Assert.Single(test.SegmentFiles());
    }

    [Fact]
    public async Task Optimize_BesideImportsAndReaders_LosesNothing()
    {
        using var test = new TestStore(Small);
        using var stop = new CancellationTokenSource();
        var readers = Task.Run(() =>
        {
            using var store = test.Another();
            while (!stop.IsCancellationRequested)
            {
                using var reader = store.Read();
                Assert.Equal(reader.Records, reader.Events(EventFilter.All, null, false, default).Count());
            }
        });
        var compaction = Task.Run(() =>
        {
            using var store = EventStore.Open(test.Path, Small);
            while (!stop.IsCancellationRequested)
            {
                Compaction.Run(store, CompactionPlan.Whole, null, default);
            }
        });
        await Task.WhenAll(Enumerable.Range(1, 2).Select(source => Task.Run(() =>
        {
            using var store = test.Another();
            for (var i = 0; i < 10; i++)
            {
                TestStore.Add(store, Made.Series(20, from: i * 20, source: (ulong)source));
            }
        })));
        await stop.CancelAsync();
        await Task.WhenAll(readers, compaction);
        test.Optimize();
        Assert.Equal(400, test.Events().Select(found => found.EventId).Distinct().Count());
        Assert.Equal(400, test.Events().Count);
        Assert.Equal(test.Store.Info().Segments, test.SegmentFiles().Length);
        Assert.True(Check(test).Valid);
    }

    private static List<Segment> Segments(TestStore test)
    {
        using var lease = Lease.Take(test.Store.Catalog, test.Store.Owner);
        return [.. lease.Segments];
    }

    private static StoreCheck Check(TestStore test) => StoreVerification.Run(test.Path, null, new StoreOptions(), null, default);
}
