using AuditOps.Core.Shapes;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Catalog;
using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Tests.Store.Segments;

public sealed class CommitTests
{
    [Fact]
    public void Commit_NewInput_KeepsEventsAndState()
    {
        using var test = new TestStore();
        var state = TestStore.State(1, 100);
        Assert.True(Commit(test.Store, null, state, Made.Series(10)).Committed);
        test.Reopen();
        Assert.Equal(state, test.Store.FindImport(1));
        Assert.Equal(10, test.Events().Count);
        Assert.Equal([state], test.Store.ImportsLike(1));
    }

    [Fact]
    public void Commit_InputMovedMeanwhile_ChangesNothing()
    {
        using var test = new TestStore();
        Commit(test.Store, null, TestStore.State(1, 100), Made.Series(10));
        var result = Commit(test.Store, null, TestStore.State(1, 100), Made.Series(10));
        Assert.False(result.Committed);
        Assert.Equal(10, test.Events().Count);
        Assert.Single(test.SegmentFiles());
        Assert.False(Commit(test.Store, TestStore.State(1, 90), TestStore.State(1, 200), []).Committed);
        Assert.True(Commit(test.Store, TestStore.State(1, 100), TestStore.State(1, 200), []).Committed);
    }

    [Fact]
    public void Commit_NothingMoved_MakesNoLink()
    {
        using var test = new TestStore();
        var state = TestStore.State(1, 100);
        Commit(test.Store, null, state, Made.Series(3));
        var head = test.Store.Info().ChainHead;
        Assert.True(Commit(test.Store, state, state with { Size = 99 }, []).Committed);
        Assert.Equal(99, test.Store.FindImport(1)!.Size);
        Assert.Equal(head, test.Store.Info().ChainHead);
    }

    [Fact]
    public void Commit_SeveralInputsAndSegments_IsOneLink()
    {
        using var test = new TestStore();
        using var writer = test.Store.Write();
        var first = TestStore.Stage(writer, Made.Series(10, source: 1));
        var second = TestStore.Stage(writer, Made.Series(10, source: 2));
        var steps = new[] { new ImportStep(null, TestStore.State(1, 100)), new ImportStep(null, TestStore.State(2, 100)) };
        Assert.Equal(20, writer.Commit(steps, [first, second], default).Events);
        Assert.Equal(1, test.Store.Catalog.Read(transaction => transaction.Head()));
        Assert.Equal(2, test.Store.Imports().Count);
    }

    [Fact]
    public void Stage_OutOfOrder_IsSortedByTimeSourceAndRecord()
    {
        using var test = new TestStore();
        var events = Made.Random(3, 5000);
        test.Add(events);
        using var writer = test.Store.Write();
        using var connection = writer.Connect();
        using var command = connection.CreateCommand("SELECT \"source\", \"record\" FROM read_parquet($1)", test.SegmentFiles()[0]);
        using var reader = command.ExecuteReader();
        var stored = new List<EventKey>();
        while (reader.Read())
        {
            stored.Add(new EventKey(reader.GetFieldValue<ulong>(0), reader.GetInt64(1)));
        }

        Assert.Equal(
            events.Select(found => (Time: found.Time ?? DateTime.MaxValue, Key: EventKey.Parse(found.EventId))).OrderBy(e => e.Time).ThenBy(e => e.Key.Source).ThenBy(e => e.Key.Record).Select(e => e.Key),
            stored);
    }

    [Fact]
    public void Stage_TimesThatNobodyMeans_ArePutAway()
    {
        using var test = new TestStore();
        using (var writer = test.Store.Write())
        using (var connection = writer.Connect())
        {
            var columns = string.Join(", ", EventSchema.All.Select(column => column switch
            {
                EventColumn.Source => "1 AS source",
                EventColumn.Record => "n AS record",
                EventColumn.Time => "[TIMESTAMP 'infinity', TIMESTAMP '12345-01-01', TIMESTAMP '-infinity', TIMESTAMP '0044-03-15 (BC)'][n] AS time",
                _ => $"NULL AS \"{column.Name()}\"",
            }));
            using var create = connection.CreateCommand($"CREATE TEMP TABLE odd AS SELECT {columns} FROM range(1, 5) numbers(n)");
            create.ExecuteNonQuery();
            writer.Commit([], [writer.Stage(connection, "odd", default)], default);
        }

        Assert.All(test.Events(), found => Assert.Null(found.Time));
        Assert.Equal(4, test.Events().Count);
    }

    [Fact]
    public void Commit_FullDisk_SaysSoAndChangesNothing()
    {
        using var test = new TestStore();
        Commit(test.Store, null, TestStore.State(1, 100), Made.Series(10));
        test.Store.Catalog.Write(transaction => transaction.Execute("PRAGMA max_page_count = 1"));
        var big = TestStore.State(2, 100) with { Origin = new string('x', 1_000_000) };
        var e = Assert.Throws<AuditOpsException>(() => Commit(test.Store, null, big, Made.Series(10, source: 2)));
        Assert.Equal(("DiskFull", ErrorKind.ResourceUnavailable), (e.Code, e.Kind));
        Assert.Single(test.SegmentFiles());
        test.Reopen();
        Assert.Null(test.Store.FindImport(2));
        Assert.Equal(10, test.Events().Count);
        Assert.True(Commit(test.Store, null, big, Made.Series(10, source: 2)).Committed);
    }

    [Fact]
    public void Write_ReadOnlyStore_IsRefused()
    {
        using var test = new TestStore();
        using var catalog = StoreCatalog.OpenReadOnly(test.Store.Folder, new StoreOptions());
        Assert.Throws<AuditOpsException>(() => catalog.Write(transaction => transaction.SetEntry("a", "b", "c")));
    }

    private static CommitResult Commit(EventStore store, ImportState? before, ImportState after, IEnumerable<AuditEvent> events)
    {
        using var writer = store.Write();
        var staged = events.Any() ? new[] { TestStore.Stage(writer, events) } : [];
        return writer.Commit([new ImportStep(before, after)], staged, default);
    }
}
