using AuditOps.Core.Store;
using AuditOps.Core.Store.Catalog;
using AuditOps.Core.Store.Chain;
using AuditOps.Core.Store.Retention;
using AuditOps.Core.Store.Segments;
using Microsoft.Data.Sqlite;

namespace AuditOps.Core.Tests.Store.Chain;

public sealed class StoreVerificationTests
{
    [Fact]
    public void Run_Untouched_IsValid()
    {
        using var test = Filled();
        var check = Run(test.Path);
        Assert.True(check.Valid, check.Problem);
        Assert.Equal((3, 3, null), (check.Links, check.Segments, check.Link));
        Assert.Equal(test.Store.Info().ChainHead, check.ChainHead);
    }

    [Fact]
    public void Run_EmptyStore_IsValid()
    {
        using var test = new TestStore();
        Assert.True(Run(test.Path).Valid);
    }

    [Fact]
    public void Run_NoStore_SaysSo() =>
        Assert.Equal("StoreNotFound", Assert.Throws<AuditOpsException>(() => Run("/nowhere/at/all")).Code);

    [Theory]
    [InlineData("delete", "is missing")]
    [InlineData("flip", "was changed")]
    [InlineData("truncate", "bytes instead of")]
    [InlineData("swap", "segment")]
    public void Run_DamagedSegment_NamesItsLink(string how, string problem)
    {
        using var test = Filled();
        var file = FileOf(test, link: 2);
        switch (how)
        {
            case "delete":
                File.Delete(file);
                break;
            case "flip":
                Damage.Flip(file);
                break;
            case "truncate":
                Damage.Truncate(file);
                break;
            default:
                Damage.Swap(file, FileOf(test, link: 3));
                break;
        }

        var check = Run(test.Path);
        Assert.Equal((false, 2L), (check.Valid, check.Link));
        Assert.Contains(problem, check.Problem, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileNameWithoutExtension(file), check.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE segments SET rows = rows - 1 WHERE link = 2", 2)]
    [InlineData("UPDATE segments SET sha256 = '00' WHERE link = 2", 2)]
    [InlineData("UPDATE segments SET source_low = 'nonsense' WHERE link = 2", 2)]
    [InlineData("DELETE FROM segments WHERE link = 2", 2)]
    [InlineData("INSERT INTO segments SELECT 'more', link, sha256, bytes, rows, untimed, identified, first, last, source_low, source_high, record_low, record_high FROM segments LIMIT 1", null)]
    [InlineData("UPDATE links SET body = replace(body, 'append', 'replace') WHERE number = 2", 2)]
    [InlineData("UPDATE links SET hash = '00' WHERE number = 2", 2)]
    [InlineData("DELETE FROM links WHERE number = 1", 1)]
    [InlineData("DELETE FROM links WHERE number = 2", 2)]
    [InlineData("DELETE FROM links WHERE number = 3", null)]
    [InlineData("UPDATE links SET number = number + 10 WHERE number = 3", 3)]
    [InlineData("UPDATE imports SET offset = 0 WHERE source = '0000000000000002'", 2)]
    [InlineData("DELETE FROM imports WHERE source = '0000000000000002'", 2)]
    [InlineData("DELETE FROM links; DELETE FROM segments", null)]
    public void Run_EditedCatalogue_NamesTheFirstBadLink(string sql, int? link)
    {
        using var test = Filled();
        Edit(test, sql);
        var check = Run(test.Path);
        Assert.Equal((false, (long?)link), (check.Valid, check.Link));
        Assert.NotNull(check.Problem);
    }

    [Fact]
    public void Run_LinkWrittenAnew_BreaksTheNext()
    {
        using var test = Filled();
        var forged = test.Store.Catalog.Read(transaction => transaction.Links())[1].Body.Replace("kind append", "kind remove", StringComparison.Ordinal);
        test.Store.Catalog.Write(transaction => transaction.Execute("UPDATE links SET body = $1, hash = $2 WHERE number = 2", forged, StoredLink.HashOf(forged)));
        Assert.Equal(3, Run(test.Path).Link);
    }

    [Fact]
    public void Run_SeveralFaults_NamesTheFirst()
    {
        using var test = Filled();
        Damage.Flip(FileOf(test, link: 3));
        Damage.Flip(FileOf(test, link: 1));
        Assert.Equal(1, Run(test.Path).Link);
    }

    [Fact]
    public void Run_DamagedCatalogue_IsInvalid()
    {
        using var test = Filled();
        test.Store.Dispose();
        File.WriteAllText(Path.Combine(test.Path, "catalog.db"), "this is no database, and long enough for its header to be looked at");
        var check = Run(test.Path);
        Assert.False(check.Valid);
        Assert.Contains("catalogue", check.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OfflineCopyThatCannotBeWritten_IsCheckedAndLeftAsItIs()
    {
        using var test = Filled();
        using var copy = new FolderCopy(test.Path, exclude: "own");
        var before = copy.Files();
        var check = Run(copy.Path);
        Assert.True(check.Valid, check.Problem);
        Assert.Equal(3, check.Links);
        Assert.Equal(before, copy.Files());
        Damage.Flip(Directory.GetFiles(Path.Combine(copy.Path, "segments"))[0]);
        Assert.False(Run(copy.Path).Valid);
    }

    [Fact]
    public void Run_SegmentGoneInOrderMeanwhile_IsNoFault()
    {
        using var test = Filled();
        var done = false;
        var check = StoreVerification.Run(test.Path, null, new StoreOptions(), _ =>
        {
            if (!done)
            {
                done = true;
                Removal.Run(test.Store, Made.Start.AddDays(10), default);
            }
        }, default);
        Assert.True(check.Valid, check.Problem);
    }

    [Fact]
    public void Seal_StoreThatGrew_StillHolds()
    {
        using var test = Filled();
        var file = Path.Combine(test.Path, "seal.json");
        test.Store.Seal().Write(file);
        test.Add(Made.Series(10, from: 500));
        test.Optimize();
        var check = StoreVerification.Run(test.Path, Seal.Read(file), new StoreOptions(), null, default);
        Assert.True(check.Valid, check.Problem);
    }

    [Fact]
    public void Seal_HistoryWrittenAnew_IsFound()
    {
        using var test = Filled();
        using var forged = new TestStore();
        forged.Add(Made.Series(50));
        forged.Add(Made.Series(50));
        forged.Add(Made.Series(50));
        Assert.True(Run(forged.Path).Valid);
        var check = StoreVerification.Run(forged.Path, test.Store.Seal(), new StoreOptions(), null, default);
        Assert.Equal((false, 3L), (check.Valid, check.Link));
        Assert.Contains("seal", check.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Seal_LinksCutOff_IsFound()
    {
        using var test = Filled();
        var seal = test.Store.Seal();
        Edit(test, "DELETE FROM links WHERE number = 3; DELETE FROM segments WHERE link = 3; DELETE FROM imports WHERE source = '0000000000000003'");
        Assert.True(Run(test.Path).Valid);
        Assert.Equal(3, StoreVerification.Run(test.Path, seal, new StoreOptions(), null, default).Link);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no json")]
    [InlineData("""{"kind":"other","store":"x","chainHead":"","links":1,"events":1,"sealed":"2024-01-01T00:00:00Z"}""")]
    public void Read_NotASeal_SaysSo(string text)
    {
        using var test = new TestStore();
        var file = Path.Combine(test.Path, "seal.json");
        File.WriteAllText(file, text);
        Assert.Equal("SealInvalid", Assert.Throws<AuditOpsException>(() => Seal.Read(file)).Code);
        Assert.Equal("SealNotFound", Assert.Throws<AuditOpsException>(() => Seal.Read(file + "x")).Code);
    }

    private static TestStore Filled()
    {
        var test = new TestStore();
        for (var source = 1UL; source <= 3; source++)
        {
            using var writer = test.Store.Write();
            var staged = TestStore.Stage(writer, Made.Series(50, from: (long)source * 100, source: source));
            writer.Commit([new ImportStep(null, TestStore.State(source, 100))], [staged], default);
        }

        return test;
    }

    private static StoreCheck Run(string path) => StoreVerification.Run(path, null, new StoreOptions(), null, default);

    private static string FileOf(TestStore test, long link) => test.Store.Folder.Segment(
        test.Store.Catalog.Read(transaction => transaction.Query("SELECT name FROM segments WHERE link = $1", row => row.GetString(0), link))[0]);

    private static void Edit(TestStore test, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={test.Store.Folder.Catalog};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
