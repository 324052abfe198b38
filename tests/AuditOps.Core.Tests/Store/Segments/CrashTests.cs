using AuditOps.Core.Store;
using AuditOps.Core.Store.Catalog;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Tests.Store.Segments;

/// <summary>A process that ends after each step of a commit: what it leaves is as if it had never begun, or as if it had finished.</summary>
public sealed class CrashTests
{
    public static TheoryData<string> Steps => ["staged", "published", "begun", "committed"];

    [Theory]
    [MemberData(nameof(Steps))]
    public void Crash_AfterStep_LeavesAllOrNothing(string step)
    {
        using var test = new TestStore();
        test.Add(Made.Series(5));
        var crashed = test.Another();
        Crash(crashed, step);

        Assert.Equal(step == "committed" ? 15 : 5, test.Events().Count);
        test.Store.Write().Dispose();
        Assert.Equal(step == "committed" ? 2 : 1, test.SegmentFiles().Length);
        Assert.Equal([test.Store.Owner!.Name], Owner.All(test.Store.Folder));
        Assert.Equal(step == "committed", test.Store.FindImport(9) is not null);

        using var again = test.Store.Write();
        var before = test.Store.FindImport(9);
        var repeated = again.Commit([new ImportStep(before, TestStore.State(9, 100))], before is null ? [TestStore.Stage(again, Made.Series(10, source: 9))] : [], default);
        Assert.True(repeated.Committed);
        Assert.Equal(15, test.Events().Count);
    }

    [Fact]
    public void Sweep_LivingOwner_IsLeftAlone()
    {
        using var test = new TestStore();
        using var other = test.Another();
        using var writer = other.Write();
        var staged = Publication.Publish(other, [TestStore.Stage(writer, Made.Series(10))]);
        test.Store.Write().Dispose();
        Assert.True(File.Exists(staged[0].File));
        Assert.Equal(Publication.Outcome.Committed, Publication.Append(other, [], staged));
        Assert.Equal(10, test.Events().Count);
    }

    [Fact]
    public void Append_FileVanished_IsRefused()
    {
        using var test = new TestStore();
        using var writer = test.Store.Write();
        var staged = Publication.Publish(test.Store, [TestStore.Stage(writer, Made.Series(10))]);
        File.Delete(staged[0].File);
        Assert.Equal("SegmentVanished", Assert.Throws<AuditOpsException>(() => Publication.Append(test.Store, [], staged)).Code);
        Assert.Empty(test.Events());
    }

    [Fact]
    public void Dispose_StagedButNotCommitted_LeavesNothing()
    {
        using var test = new TestStore();
        using (var other = test.Another())
        {
            using var writer = other.Write();
            Publication.Publish(other, [TestStore.Stage(writer, Made.Series(10)), TestStore.Stage(writer, Made.Series(10))]);
        }

        Assert.Empty(test.SegmentFiles());
        Assert.Empty(Owner.All(test.Store.Folder));
    }

    // Every thread of a crash is gone: the test gives up the lock and touches the store no more.
    private static void Crash(EventStore store, string step)
    {
        var writer = store.Write();
        var staged = new[] { TestStore.Stage(writer, Made.Series(10, source: 9)) };
        if (step != "staged")
        {
            var published = Publication.Publish(store, staged);
            if (step == "begun")
            {
                Assert.Throws<OperationCanceledException>(() => store.Catalog.Write(transaction =>
                {
                    transaction.AddSegment(published[0].Segment, 2);
                    transaction.PutImport(TestStore.State(9, 100));
                    throw new OperationCanceledException();
                }));
            }
            else if (step == "committed")
            {
                Publication.Append(store, [new ImportStep(null, TestStore.State(9, 100))], published);
            }
        }

        store.Owner!.Abandon();
        store.Catalog.Dispose();
    }
}
