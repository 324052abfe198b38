using AuditOps.Core.Caching;
using AuditOps.Core.Tests.Imports;
using Microsoft.Data.Sqlite;
using static AuditOps.Core.Tests.Caching.CacheFixture;

namespace AuditOps.Core.Tests.Caching;

public sealed class DiskTierTests : IDisposable
{
    private readonly CacheFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    private static readonly string[] Names = ["a\0b", "\uD800", "\uDC00", "'; DROP TABLE entries; --", "*?[`", "../../etc/passwd", "\r\n\t\u001b[31m", "ключ 🔑", " "];

    // Half a surrogate does not survive on the way from the runner to the test.
    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public void Set_AnyCharacters_IsFoundAgainAndNothingElse(int number)
    {
        var name = Names[number];
        fixture.Open().Set(Key(name), Bytes("1"), null, [name]);
        var other = fixture.Open();
        Assert.Equal("1", Text(other.Get(Key(name))));
        Assert.Null(other.Get(Key(name + "x")));
        Assert.Null(other.Get(Key("\uFFFD")));
        Assert.Equal(name, Assert.Single(fixture.Open().All()).Key.Name);
        Assert.True(other.Remove(Key(name)));
    }

    [Fact]
    public void Set_BeyondItsBytes_WhatWasUsedLongestAgoLeaves()
    {
        var cache = fixture.Open(settings => settings with { InMemory = false, MaximumDiskBytes = 10_000 });
        for (var i = 0; i < 9; i++)
            cache.Set(Key($"{i}"), new byte[900], null, []);
        cache.Get(Key("0"));
        cache.Note();
        cache.Set(Key("new"), new byte[2_000], null, []);

        Assert.Equal(["0", "3", "4", "5", "6", "7", "8", "new"], cache.All().Select(each => each.Key.Name).Order(StringComparer.Ordinal));
        Assert.InRange(cache.Size(CacheTier.Disk).Bytes, 1, 10_000);
        Assert.Equal(2, Counted(cache)["DiskEvictions"]);
    }

    [Fact]
    public void Set_DeadOnesAreThere_TheyLeaveFirst()
    {
        var cache = fixture.Open(settings => settings with { InMemory = false, MaximumDiskBytes = 3_500 });
        cache.Set(Key("old"), new byte[900], null, []);
        cache.Set(Key("dead"), new byte[900], TimeSpan.FromSeconds(1), []);
        cache.Set(Key("young"), new byte[900], null, []);
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        cache.Set(Key("new"), new byte[900], null, []);
        Assert.Equal(["new", "old", "young"], cache.All().Select(each => each.Key.Name));
        Assert.Equal(1, Counted(cache)["DiskExpirations"]);
    }

    [Fact]
    public void Set_HundredMegabytes_StaysOutAndNothingElseLeaves()
    {
        var cache = fixture.Open(settings => settings with { MaximumMemoryBytes = 1 << 20 });
        cache.Set(Key("small"), Bytes("1"), null, []);
        var large = new byte[100 << 20];
        Assert.Null(cache.Set(Key("large"), large, null, []));
        Assert.Null(cache.Get(Key("large")));
        Assert.Equal("1", Text(cache.Get(Key("small"))));

        var wide = fixture.Open(settings => settings with { MaximumMemoryBytes = 1 << 20, MaximumDiskBytes = 200 << 20 });
        large[^1] = 7;
        Assert.NotNull(wide.Set(Key("large"), large, null, []));
        Assert.Equal(large, wide.Get(Key("large"))!.Content);
    }

    /// <summary>The clock is set back: what was made "later" would live too long, what was over may not come back to life once somebody saw it over.</summary>
    [Fact]
    public void Get_ClockSetBack_NeitherRevivesNorEternalises()
    {
        var wall = new SetClock(fixture.Clock);
        var cache = fixture.Open(settings => settings with { InMemory = false }, wall);
        wall.Offset = TimeSpan.FromDays(3_650);
        cache.Set(Key("future"), Bytes("1"), TimeSpan.FromMinutes(5), []);
        wall.Offset = TimeSpan.Zero;
        Assert.Null(cache.Get(Key("future")));

        cache.Set(Key("over"), Bytes("1"), TimeSpan.FromMinutes(5), []);
        wall.Offset = TimeSpan.FromMinutes(6);
        Assert.Null(cache.Get(Key("over")));
        wall.Offset = TimeSpan.FromMinutes(1);
        Assert.Null(cache.Get(Key("over")));
    }

    [Theory, InlineData("garbage"), InlineData("truncated"), InlineData("overwritten"), InlineData("foreign"), InlineData("tables"), InlineData("empty")]
    public void Get_FileIsNoCache_IsMadeAnewAndPutAside(string damage)
    {
        var first = fixture.Open();
        for (var i = 0; i < 200; i++)
            first.Set(Key($"{i}"), new byte[1_000], null, []);
        first.Note();
        first.Dispose();
        Damage(damage);

        var cache = fixture.Open();
        for (var i = 0; i < 200; i++)
            _ = cache.Get(Key($"{i}"));
        cache.Note();
        _ = cache.All();
        Assert.NotNull(cache.Set(Key("new"), Bytes("1"), null, []));
        Assert.NotEqual(0, cache.Set(Key("new"), Bytes("1"), null, [])!.DiskId);
        Assert.Equal("1", Text(fixture.Open().Get(Key("new"))));
        if (damage != "empty")
        {
            Assert.True(File.Exists(fixture.File + ".damaged"));
            Assert.Contains(fixture.Details, detail => detail.Contains(".damaged", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Open_MadeByANewerProgram_StaysAsItIs()
    {
        fixture.Open().Set(Key("a"), Bytes("1"), null, []);
        Sql("PRAGMA user_version = 99");
        var cache = fixture.Open();
        Assert.Null(cache.Get(Key("a")));
        Assert.NotNull(cache.Set(Key("a"), Bytes("2"), null, []));
        Assert.Equal("2", Text(cache.Get(Key("a"))));
        Sql("PRAGMA user_version = 1");
        Assert.Equal("1", Text(fixture.Open().Get(Key("a"))));
    }

    [Fact]
    public void Note_SomebodyDeletedTheFile_ANewOneIsMade()
    {
        var cache = fixture.Open();
        cache.Set(Key("a"), Bytes("1"), null, []);
        foreach (var file in Directory.GetFiles(fixture.Folder, "cache.db*"))
            File.Delete(file);
        var other = fixture.Open();
        other.Set(Key("b"), Bytes("2"), null, []);

        cache.Note();
        Assert.Equal("2", Text(cache.Get(Key("b"))));
        cache.Set(Key("c"), Bytes("3"), null, []);
        Assert.Equal("3", Text(other.Get(Key("c"))));
    }

    [Fact]
    public void Note_AnotherProcessChangedIt_MemoryForgets()
    {
        var (one, two) = (fixture.Open(), fixture.Open());
        one.Set(Key("a"), Bytes("old"), null, []);
        one.Set(Key("b"), Bytes("kept"), null, []);
        Assert.Equal("old", Text(two.Get(Key("a"))));
        one.Set(Key("a"), Bytes("new"), null, []);
        Assert.Equal("old", Text(two.Get(Key("a"))));
        two.Note();
        Assert.Equal("new", Text(two.Get(Key("a"))));
        Assert.True(one.Remove(Key("a")));
        two.Note();
        Assert.Null(two.Get(Key("a")));
        Assert.Equal("kept", Text(two.Get(Key("b"))));
    }

    [Fact]
    public void Set_FolderCannotBeWritten_MemoryServes()
    {
        Directory.CreateDirectory(Path.Combine(fixture.Folder, "cache.db"));
        var cache = fixture.Open();
        Assert.Equal(0, cache.Set(Key("a"), Bytes("1"), null, [])!.DiskId);
        Assert.Equal("1", Text(cache.Get(Key("a"))));
        Assert.Equal(1, Counted(cache)["Sets"]);
        Assert.NotEmpty(fixture.Details);
        Directory.Delete(Path.Combine(fixture.Folder, "cache.db"));
    }

    [Fact]
    public void Set_FolderOfSomebodyElse_MemoryServes()
    {
        fixture.Open().Set(Key("theirs"), Bytes("1"), null, []);
        OrdinaryUser.Run(() =>
        {
            var cache = fixture.Open();
            Assert.Null(cache.Get(Key("theirs")));
            Assert.Equal(0, cache.Set(Key("a"), Bytes("1"), null, [])!.DiskId);
            Assert.Equal("1", Text(cache.Get(Key("a"))));
            cache.Note();
        });
    }

    [Fact]
    public void Set_DiskIsFull_MemoryServesAndTheRestIsWhole()
    {
        using var disk = new SmallDisk(fixture.Folder, sizeMegabytes: 4);
        Directory.CreateDirectory(Path.Combine(fixture.Folder, "segments"));
        var cache = fixture.Open();
        cache.Set(Key("before"), Bytes("1"), null, []);
        disk.Fill(freeBytes: 64 << 10);
        Assert.Equal(0, cache.Set(Key("large"), new byte[1 << 20], null, [])!.DiskId);
        Assert.Equal(1 << 20, cache.Get(Key("large"))!.Content.Length);
        cache.Note();

        disk.Free();
        Assert.NotEqual(0, cache.Set(Key("after"), Bytes("2"), null, [])!.DiskId);
        var other = fixture.Open();
        Assert.Equal(("1", null, "2"), (Text(other.Get(Key("before"))), other.Get(Key("large")), Text(other.Get(Key("after")))));
        cache.Dispose();
        other.Dispose();
    }

    [Fact]
    public void Cache_ManyAtOnce_NothingIsLost()
    {
        var caches = Enumerable.Range(0, 6).Select(_ => fixture.Open(clock: TimeProvider.System)).ToList();
        Parallel.ForEach(caches, new ParallelOptions { MaxDegreeOfParallelism = 6 }, cache =>
        {
            var random = new Random(caches.IndexOf(cache));
            for (var i = 0; i < 300; i++)
            {
                cache.Set(Key($"{random.Next(50)}"), new byte[random.Next(3_000)], null, ["t"]);
                _ = cache.Get(Key($"{random.Next(50)}"));
                if (i % 50 == 0)
                    cache.Note();
            }

            cache.Note();
        });
        var counted = Counted(fixture.Open());
        Assert.Equal((1_800, 1_800), (counted["Sets"], counted["MemoryHits"] + counted["MemoryMisses"]));
        Assert.Equal("ok", Sql("PRAGMA integrity_check"));
        Assert.Equal(Sql("SELECT sum(bytes) FROM entries"), Sql("SELECT value FROM numbers WHERE name = 'bytes'"));
    }

    private void Damage(string how)
    {
        foreach (var ending in new[] { "-wal", "-shm" })
            File.Delete(fixture.File + ending);
        switch (how)
        {
            case "garbage":
                File.WriteAllBytes(fixture.File, [.. Enumerable.Range(0, 10_000).Select(i => (byte)(i * 31))]);
                break;
            case "truncated":
                using (var file = new FileStream(fixture.File, FileMode.Open))
                    file.SetLength(file.Length / 3);
                break;
            case "overwritten":
                using (var file = new FileStream(fixture.File, FileMode.Open))
                {
                    file.Position = 4_096;
                    file.Write(new byte[file.Length - 4_096]);
                }

                break;
            case "foreign":
                File.Delete(fixture.File);
                Sql("CREATE TABLE customers (name TEXT)");
                break;
            case "tables":
                Sql("DROP TABLE entries");
                break;
            default:
                File.WriteAllBytes(fixture.File, []);
                break;
        }
    }

    private object? Sql(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = fixture.File, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
