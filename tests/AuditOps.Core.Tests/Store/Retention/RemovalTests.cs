using AuditOps.Core.Shapes;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Chain;
using AuditOps.Core.Store.Retention;

namespace AuditOps.Core.Tests.Store.Retention;

public sealed class RemovalTests
{
    [Fact]
    public void Remove_WholeAndStraddlingSegments_LeavesWhatIsNewer()
    {
        using var test = new TestStore();
        test.Add(Made.Series(10));
        test.Add(Made.Series(10, from: 10));
        test.Add(Made.Series(10, from: 20));
        var cut = Made.Start.AddSeconds(15);

        var plan = Removal.Plan(test.Store, cut, default);
        Assert.Equal((15, 1, 1), (plan.Events, plan.Whole.Count, plan.Partial.Count));
        Assert.Equal(30, test.Events().Count);

        var result = Removal.Run(test.Store, cut, default);
        Assert.Equal((15, 2, cut), (result.RemovedEvents, result.RemovedSegments, result.Cutoff));
        Assert.Equal(Enumerable.Range(15, 15).Select(i => (long)i), test.Events().Select(found => EventKey.Parse(found.EventId).Record));
        Assert.Equal(2, test.SegmentFiles().Length);
    }

    [Fact]
    public void Remove_Pruned_StillVerifiesAndCannotBeDenied()
    {
        using var test = new TestStore();
        test.Add(Made.Series(10));
        test.Add(Made.Series(10, from: 10));
        var seal = test.Store.Seal();
        Removal.Run(test.Store, Made.Start.AddSeconds(12), default);
        var check = StoreVerification.Run(test.Path, seal, new StoreOptions(), null, default);
        Assert.True(check.Valid, check.Problem);

        var link = LinkText.Read(test.Store.Catalog.Read(transaction => transaction.Query("SELECT body FROM links ORDER BY number DESC LIMIT 1", row => row.GetString(0)))[0]).Content;
        Assert.Equal((LinkKind.Remove, Made.Start.AddSeconds(12), 20), (link.Kind, link.Before, link.Removed.Sum(segment => segment.Rows)));

        test.Store.Catalog.Write(transaction => transaction.Execute("DELETE FROM links WHERE number = 3"));
        Assert.False(StoreVerification.Run(test.Path, seal, new StoreOptions(), null, default).Valid);
    }

    [Fact]
    public void Remove_NothingOlder_MakesNoLink()
    {
        using var test = new TestStore();
        test.Add(Made.Series(10));
        var head = test.Store.Info().ChainHead;
        Assert.Equal(0, Removal.Run(test.Store, Made.Start, default).RemovedEvents);
        Assert.Equal(head, test.Store.Info().ChainHead);
    }

    [Fact]
    public void Remove_EventsWithoutATime_GoByWhenTheyWereImported()
    {
        using var test = new TestStore();
        test.Add(Made.Event(1, 10), Untimed(2, Made.Start), Untimed(3, Made.Start.AddDays(2)));
        test.Add(Untimed(4, Made.Start));
        test.Add(Untimed(5, Made.Start.AddDays(3)), Made.Event(6, 3 * 86_400));

        var plan = Removal.Plan(test.Store, Made.Start.AddDays(1), default);
        Assert.Equal((3, 1, 1), (plan.Events, plan.Whole.Count, plan.Partial.Count));
        Assert.Equal(3, Removal.Run(test.Store, Made.Start.AddDays(1), default).RemovedEvents);
        Assert.Equal([3, 5, 6], test.Events().Select(found => EventKey.Parse(found.EventId).Record).Order());
    }

    [Fact]
    public void Remove_UntimedEventsThatAreNewer_ChangesNothing()
    {
        using var test = new TestStore();
        test.Add(Untimed(1, Made.Start), Made.Event(2, 10));
        var head = test.Store.Info().ChainHead;
        Assert.Equal(0, Removal.Run(test.Store, Made.Start, default).RemovedSegments);
        Assert.Equal(head, test.Store.Info().ChainHead);
    }

    [Fact]
    public void Remove_Everything_LeavesAnEmptyStoreThatVerifies()
    {
        using var test = new TestStore();
        test.Add(Made.Series(10));
        Removal.Run(test.Store, Made.Start.AddDays(1), default);
        Assert.Empty(test.Events());
        Assert.Empty(test.SegmentFiles());
        Assert.True(StoreVerification.Run(test.Path, null, new StoreOptions(), null, default).Valid);
    }

    [Fact]
    public void Remove_WhileSomebodyReads_LeavesWhatIsPinned()
    {
        using var test = new TestStore();
        test.Add(Made.Series(10));
        using (var reader = test.Store.Read())
        {
            Removal.Run(test.Store, Made.Start.AddDays(1), default);
            Assert.Equal(10, reader.Events(EventFilter.All, null, false, default).Count());
        }

        Assert.Single(test.SegmentFiles());
        test.Store.Write().Dispose();
        Assert.Empty(test.SegmentFiles());
    }

    private static AuditEvent Untimed(long record, DateTime ingested) => Made.Event(record, 0) with { Time = null, Ingested = ingested };
}
