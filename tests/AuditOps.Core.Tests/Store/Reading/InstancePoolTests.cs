using AuditOps.Core.Shapes;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Reading;

namespace AuditOps.Core.Tests.Store.Reading;

public sealed class InstancePoolTests : IDisposable
{
    private static readonly StoreOptions Options = new();

    private readonly string _folder = Directory.CreateTempSubdirectory("auditops-test-").FullName;
    private readonly InstancePool _pool;

    public InstancePoolTests() => _pool = new InstancePool(_folder);

    public void Dispose()
    {
        _pool.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Take_AfterItWasGivenBack_GivesTheSame()
    {
        var first = Use(["/a", "/b"]);

        Assert.Same(first, Use(["/a", "/b"]));
        Assert.NotSame(first, Use(["/a"]));
        Assert.Same(first, Use(["/a", "/b"]));
    }

    [Fact]
    public void Take_WhileAnotherReads_GivesAnother()
    {
        using var first = _pool.Take(Options, ["/a"]);
        using var second = _pool.Take(Options, ["/a"]);

        Assert.NotSame(first.Instance, second.Instance);
    }

    [Fact]
    public void Take_WithOtherLimits_GivesAnother() => Assert.NotSame(Use(["/a"]), Use(["/a"], Options with { MemoryBytes = 100L << 20 }));

    [Fact]
    public void Take_AfterAnError_GivesAnother()
    {
        DuckInstance first;
        using (var loan = _pool.Take(Options, ["/a"]))
        {
            first = loan.Instance;
            loan.Spoil();
        }

        Assert.NotSame(first, Use(["/a"]));
    }

    [Fact]
    public void Take_OfManySets_KeepsTheLastUsed()
    {
        var (a, b, c) = (Use(["/a"]), Use(["/b"]), Use(["/c"]));

        Assert.Same(c, Use(["/c"]));
        Assert.Same(b, Use(["/b"]));
        Assert.NotSame(a, Use(["/a"]));
    }

    [Fact]
    public void Dispose_WhileOneIsLent_LeavesNothingBehind()
    {
        var loan = _pool.Take(Options, []);
        Use(["/a"]);
        _pool.Dispose();
        loan.Dispose();

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void Read_OfANewSegment_SeesIt()
    {
        using var test = new TestStore(Options with { Instances = _pool });
        test.Add(Made.Series(10));
        Assert.Equal(10, test.Events().Count);
        test.Add(Made.Series(5, from: 10));
        Assert.Equal(15, test.Events().Count);
        Assert.Equal(15, test.Events().Count);
    }

    [Fact]
    public void Read_AfterAQueryThatFails_GoesOn()
    {
        using var test = new TestStore(Options with { Instances = _pool });
        test.Add(Made.Series(10));
        using (var reader = test.Store.Read())
            Assert.Throws<AuditOpsException>(() => reader.Query("SELECT nobody FROM events", new Dictionary<string, object?>(), default).Count());
        Assert.Equal(10, test.Events().Count);
    }

    [Fact]
    public void Events_OfSomeColumns_LeaveTheOthersEmpty()
    {
        using var test = new TestStore();
        test.Add(Made.Event(1, 0, "alice", uid: "u1"));
        using var reader = test.Store.Read(new ResultStamp("here", null));
        var found = Assert.Single(reader.Events(EventFilter.All, null, false, default, [EventColumn.Actor, EventColumn.Count]));

        Assert.Equal(("0000000000000001-1", "alice", 1L, "here"), (found.EventId, found.Actor, found.Count, found.Store));
        Assert.Equal((Made.Start, null, null, null), (found.Time, found.Uid, found.Action, found.Raw));
    }

    private DuckInstance Use(IReadOnlyList<string> files, StoreOptions? options = null)
    {
        using var loan = _pool.Take(options ?? Options, files);
        return loan.Instance;
    }
}
