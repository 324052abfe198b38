using AuditOps.Core.Store;
using AuditOps.Core.Store.Catalog;
using AuditOps.Core.Store.Chain;
using AuditOps.Core.Store.Retention;
using Microsoft.Data.Sqlite;

namespace AuditOps.Core.Tests.Store.Catalog;

public sealed class StoreCatalogTests
{
    [Fact]
    public void Open_NoStore_SaysWhatToDo()
    {
        var e = Assert.Throws<AuditOpsException>(() => EventStore.Open("/nowhere/at/all"));
        Assert.Equal(("StoreNotFound", ErrorKind.NotFound), (e.Code, e.Kind));
    }

    [Fact]
    public void OpenOrCreate_FolderOfSomethingElse_IsRefused()
    {
        using var folder = new FolderCopy(AppContext.BaseDirectory, exclude: "AuditOps");
        Assert.Equal("StoreFolderNotEmpty", Assert.Throws<AuditOpsException>(() => EventStore.OpenOrCreate(folder.Path)).Code);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "segments")));
    }

    [Fact]
    public void OpenOrCreate_NewFolder_IsItsOwnersAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has access lists.");
            return;
        }

        using var test = new TestStore();
        var path = Path.Combine(test.Path, "content", "deep", "store");
        using var store = EventStore.OpenOrCreate(path);
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        foreach (var folder in (string[])[path, store.Folder.Segments, store.Folder.Owners])
        {
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(folder));
        }
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("it's [a] \"store\"; x=y")]
    [InlineData("star*and?")]
    [InlineData("new\nline")]
    [InlineData("ünï-😀")]
    public void OpenOrCreate_OddFolderNames_Work(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows allows no such names.");
        using var test = new TestStore();
        using var store = EventStore.OpenOrCreate(Path.Combine(test.Path, name));
        TestStore.Add(store, Made.Series(10));
        TestStore.Add(store, Made.Series(10, from: 5, source: 2));
        Compaction.Run(store, CompactionPlan.Whole, null, default);
        using var reader = store.Read();
        Assert.Equal(20, reader.Events(Core.Shapes.EventFilter.All, null, false, default).Count());
        Assert.Equal(20L, reader.Query("SELECT count(*) FROM events", new Dictionary<string, object?>(), default).Single().Values[0]);
        Assert.True(StoreVerification.Run(store.Folder.Root, null, new StoreOptions(), null, default).Valid);
    }

    [Fact]
    public void Open_NewerVersion_SaysSoAndChangesNothing()
    {
        using var test = new TestStore();
        test.Store.Dispose();
        Edit(test, "PRAGMA user_version = 99");
        foreach (var open in (Func<IDisposable>[])[() => EventStore.Open(test.Path), () => StoreCatalog.OpenReadOnly(test.Store.Folder, new StoreOptions())])
        {
            var e = Assert.Throws<AuditOpsException>(open);
            Assert.Equal(("StoreVersionNewer", ErrorKind.Conflict), (e.Code, e.Kind));
            Assert.Contains("99", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Open_NotACatalogue_SaysSo()
    {
        using var test = new TestStore();
        test.Store.Dispose();
        File.WriteAllText(test.Store.Folder.Catalog, new string('x', 10_000));
        Assert.Equal("CatalogDamaged", Assert.Throws<AuditOpsException>(() => EventStore.Open(test.Path)).Code);
    }

    [Fact]
    public async Task OpenOrCreate_ManyAtOnce_MakeOneStore()
    {
        using var test = new TestStore();
        var path = Path.Combine(test.Path, "content", "new");
        var created = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
        {
            using var store = EventStore.OpenOrCreate(path);
            TestStore.Add(store, Made.Series(5, source: (ulong)i));
            return store.Info().Created;
        })));
        Assert.Single(created.Distinct());
        using var reopened = EventStore.Open(path);
        Assert.Equal(40, reopened.Info().Events);
    }

    [Fact]
    public void OpenReadOnly_LogNotYetMerged_IsRead()
    {
        using var test = new TestStore();
        test.Add(Made.Series(10));
        using var copy = new FolderCopy(test.Path, exclude: "own");
        Assert.True(new FileInfo(Path.Combine(copy.Path, "catalog.db-wal")).Length > 0);
        using var catalog = StoreCatalog.OpenReadOnly(StoreFolder.At(copy.Path), new StoreOptions());
        Assert.Single(catalog.Read(transaction => transaction.Segments()));
    }

    [Fact]
    public void Open_FolderThatCannotBeWritten_CanBeRead() => OrdinaryUser.Run(() =>
    {
        const UnixFileMode NoWriting = UnixFileMode.UserRead | UnixFileMode.UserExecute;
        using var test = new TestStore();
        test.Add(Made.Series(10));
        using var copy = new FolderCopy(test.Path, exclude: "own");
        var folders = Directory.GetDirectories(copy.Path).Append(copy.Path).ToList();
        folders.ForEach(folder => SetMode(folder, NoWriting));
        try
        {
            using var store = EventStore.Open(copy.Path);
            Assert.True(store.ReadOnly);
            using var reader = store.Read();
            Assert.Equal(10, reader.Events(Core.Shapes.EventFilter.All, null, false, default).Count());
            Assert.Equal("StoreNotWritable", Assert.Throws<AuditOpsException>(store.Write).Code);
            Assert.Equal("StoreNotWritable", Assert.Throws<AuditOpsException>(() => store.Entries.Set("a", "b", "c")).Code);
            Assert.True(StoreVerification.Run(copy.Path, null, new StoreOptions(), null, default).Valid);
        }
        finally
        {
            folders.ForEach(folder => SetMode(folder, NoWriting | UnixFileMode.UserWrite));
        }
    });

    [Fact]
    public void Entries_TextsByScopeAndKey_AreKept()
    {
        using var test = new TestStore();
        test.Store.Entries.Set("option", "a", "1");
        test.Store.Entries.Set("option", "a", "2");
        test.Store.Entries.Set("option", "b'; DROP TABLE entries; --", "3");
        test.Store.Entries.Set("other", "a", "4");
        test.Store.Entries.Set("other", "a", null);
        test.Reopen();
        Assert.Equal("2", test.Store.Entries.Get("option", "a"));
        Assert.Null(test.Store.Entries.Get("other", "a"));
        Assert.Equal(["a", "b'; DROP TABLE entries; --"], test.Store.Entries.All("option").Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Remember_SecondRun_GivesOnlyWhatIsNew()
    {
        using var test = new TestStore();
        Assert.Equal(["a", "b"], test.Store.Entries.Remember("findings/nightly", ["a", "b"]).Order());
        Assert.Equal(["c"], test.Store.Entries.Remember("findings/nightly", ["b", "c", "c"]));
        Assert.Equal(["a"], test.Store.Entries.Remember("findings/nightly", ["a", "b", "c"]));
        Assert.Equal(["a"], test.Store.Entries.Remember("findings/other", ["a"]));
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }

    private static void Edit(TestStore test, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={test.Store.Folder.Catalog};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
