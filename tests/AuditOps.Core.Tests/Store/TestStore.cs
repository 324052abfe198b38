using AuditOps.Core.Shapes;
using AuditOps.Core.Store;
using AuditOps.Core.Store.Catalog;
using AuditOps.Core.Store.Retention;
using AuditOps.Core.Store.Segments;
using AuditOps.Core.Tests.Shapes;
using AuditOps.DuckDB;

namespace AuditOps.Core.Tests.Store;

/// <summary>A store in a temporary folder, filled with events that a test made.</summary>
internal sealed class TestStore : IDisposable
{
    private static readonly string Columns = string.Join(", ", EventSchema.All.Select(column => $"\"{column.Name()}\" {column.SqlType()}"));

    public TestStore(StoreOptions? options = null)
    {
        Path = Directory.CreateTempSubdirectory("auditops-test-").FullName;
        Store = EventStore.OpenOrCreate(Path, options);
    }

    public string Path { get; }

    public EventStore Store { get; private set; }

    /// <summary>Opens the same folder a second time, as another process would.</summary>
    public EventStore Another() => EventStore.Open(Path);

    /// <summary>Adds events as one segment.</summary>
    public CommitResult Add(params IEnumerable<AuditEvent> events) => Add(Store, events);

    public static CommitResult Add(EventStore store, IEnumerable<AuditEvent> events)
    {
        using var writer = store.Write();
        return writer.Commit([], [Stage(writer, events)], default);
    }

    /// <summary>Adds a segment of many events, one a second: record n from n on, actors user0 to user6.</summary>
    public CommitResult AddSeries(int count, long from = 0)
    {
        using var writer = Store.Write();
        using var connection = writer.Connect();
        var given = new Dictionary<EventColumn, string>
        {
            [EventColumn.Source] = "1",
            [EventColumn.Record] = "n",
            [EventColumn.Time] = "TIMESTAMP '2024-03-04' + to_seconds(n)",
            [EventColumn.Ingested] = "TIMESTAMP '2024-03-04'",
            [EventColumn.Category] = "'authentication'",
            [EventColumn.Outcome] = "'success'",
            [EventColumn.Count] = "1",
            [EventColumn.Actor] = "'user' || n % 7",
            [EventColumn.Raw] = "'raw ' || n",
        };
        var columns = string.Join(", ", EventSchema.All.Select(column => $"{given.GetValueOrDefault(column, "NULL")} AS \"{column.Name()}\""));
        using var create = connection.CreateCommand(FormattableString.Invariant($"CREATE TEMP TABLE staged AS SELECT {columns} FROM range({from}, {from + count}) numbers(n)"));
        create.ExecuteNonQuery();
        var staged = writer.Stage(connection, "staged", default);
        return writer.Commit([], [staged], default);
    }

    public static StagedSegment Stage(StoreWriter writer, IEnumerable<AuditEvent> events)
    {
        using var connection = writer.Connect();
        Fill(connection, events);
        return writer.Stage(connection, "staged", default);
    }

    public static ImportState State(ulong source, long offset) => new()
    {
        Source = source,
        Root = source,
        Path = $"/logs/{source:x}",
        Offset = offset,
        Record = offset / 10,
        Tail = $"{offset:x}",
    };

    public OptimizeResult Optimize(Func<IEnumerable<Segment>, long, IReadOnlyList<IReadOnlyList<Segment>>>? plan = null) =>
        Compaction.Run(Store, plan ?? CompactionPlan.Whole, progress: null, default);

    public List<AuditEvent> Events(EventFilter? filter = null, int? first = null, bool descending = false)
    {
        using var reader = Store.Read();
        return [.. reader.Events(filter ?? EventFilter.All, first, descending, default)];
    }

    /// <summary>Closes the store, and opens it again.</summary>
    public void Reopen()
    {
        Store.Dispose();
        Store = EventStore.Open(Path);
    }

    public string[] SegmentFiles() => [.. Directory.GetFiles(System.IO.Path.Combine(Path, "segments")).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(Path, recursive: true);
    }

    private static void Fill(DuckDBConnection connection, IEnumerable<AuditEvent> events)
    {
        using (var create = connection.CreateCommand($"CREATE OR REPLACE TEMP TABLE staged ({Columns})"))
        {
            create.ExecuteNonQuery();
        }

        using var appender = connection.CreateAppender("staged");
        foreach (var found in events)
        {
            appender.AppendRow([.. EventSchema.All.Select(column => column == EventColumn.Source ? EventKey.Parse(found.EventId).Source : EventPredicate.Value(found, column))]);
        }
    }
}
