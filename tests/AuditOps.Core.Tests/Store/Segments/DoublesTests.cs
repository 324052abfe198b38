using AuditOps.Core.Shapes;
using AuditOps.Core.Store.Retention;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Tests.Store.Segments;

public sealed class DoublesTests
{
    [Fact]
    public void Stage_OverlappingExport_AddsOnlyWhatIsNew()
    {
        using var test = new TestStore();
        test.Add(Export(source: 1, from: 0, count: 100));
        var result = test.Add(Export(source: 2, from: 60, count: 100));
        Assert.Equal(60, result.Events);
        Assert.Equal(40, result.Doubles[2]);
        Assert.Equal(160, test.Events().Count);
        Assert.Equal(Enumerable.Range(0, 160).Select(i => $"uid{i}"), test.Events().Select(found => found.Uid));
    }

    [Fact]
    public void Stage_DoublesWithinASegment_KeepsTheFirst()
    {
        using var test = new TestStore();
        var result = test.Add([.. Export(2, 0, 10), .. Export(1, 5, 10)]);
        Assert.Equal(15, result.Events);
        Assert.Equal(5, result.Doubles[2]);
        Assert.Equal(10, test.Events(new EventFilter.Between(EventColumn.Source, 1, 1)).Count);
    }

    [Fact]
    public void Stage_AllDoubles_AddsNothing()
    {
        using var test = new TestStore();
        test.Add(Export(1, 0, 10));
        var result = test.Add(Export(2, 0, 10));
        Assert.True(result.Committed);
        Assert.Equal(0, result.Events);
        Assert.Equal(10, result.Doubles[2]);
        Assert.Single(test.SegmentFiles());
    }

    [Fact]
    public void Commit_DoublesAmongItsSegments_KeepsTheEarlierOnes()
    {
        using var test = new TestStore();
        using var writer = test.Store.Write();
        var result = writer.Commit([], [TestStore.Stage(writer, Export(1, 0, 10)), TestStore.Stage(writer, Export(2, 5, 10)), TestStore.Stage(writer, Export(3, 0, 15))], default);
        Assert.Equal(15, result.Events);
        Assert.Equal((5, 15), (result.Doubles[2], result.Doubles[3]));
        Assert.Equal(15, test.Events().Count);
    }

    [Fact]
    public void Commit_OthersCommittedTheSameMeanwhile_LeavesItOut()
    {
        using var test = new TestStore();
        using var other = test.Another();
        using var mine = test.Store.Write();
        using var theirs = other.Write();
        var staged = TestStore.Stage(mine, Export(1, 0, 10));
        theirs.Commit([], [TestStore.Stage(theirs, Export(2, 5, 10))], default);
        Compaction.Run(other, CompactionPlan.Whole, null, default);
        var result = mine.Commit([], [staged], default);
        Assert.Equal((5, 5), (result.Events, result.Doubles[1]));
        Assert.Equal(15, test.Events().Select(found => found.Uid).Distinct().Count());
        Assert.Equal(15, test.Events().Count);
        Assert.Equal(2, test.SegmentFiles().Length);
    }

    [Fact]
    public void Stage_SameUidOfAnotherTimeOrFormat_IsAnotherEvent()
    {
        using var test = new TestStore();
        test.Add(Made.Event(1, 10, uid: "7"));
        var result = test.Add(Made.Event(2, 11, uid: "7"), Made.Event(3, 10, uid: "7") with { Format = "other" }, Made.Event(4, 10, uid: "7") with { Format = null }, Made.Event(5, 10));
        Assert.Equal(4, result.Events);
    }

    [Fact]
    public void Stage_DoublesWithoutATime_AreFound()
    {
        using var test = new TestStore();
        test.Add(Made.Event(1, 10, uid: "7") with { Time = null }, Made.Event(2, 10));
        var result = test.Add(Made.Event(3, 500, uid: "8"), Made.Event(4, 10, uid: "7") with { Time = null });
        Assert.Equal((1, 1), (result.Events, result.Doubles[1]));
    }

    private static IEnumerable<AuditEvent> Export(ulong source, int from, int count) =>
        Enumerable.Range(from, count).Select(i => Made.Event(i, i, source: source, uid: $"uid{i}"));
}
