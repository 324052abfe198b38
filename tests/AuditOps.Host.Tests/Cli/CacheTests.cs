using System.Text.Json;
using AuditOps.Core;

namespace AuditOps.Host.Tests.Cli;

/// <summary>Every command is a process of its own: what one kept and counted, the next one finds.</summary>
public sealed class CacheTests : IDisposable
{
    private readonly Shell _shell = new();
    private readonly string _store;

    public CacheTests()
    {
        _store = _shell.Environment["AUDITOPS_STORE"] = Path.Combine(_shell.Folder, "store");
        Assert.Equal(0, _shell.Run("import", _shell.Write("auth.log", AuthLog.Text())).Code);
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Analysis_Again_ComesFromDiskAndIsCounted()
    {
        var first = _shell.Run("audit-analytics", "patterns", "--json");
        var again = _shell.Run("audit-analytics", "patterns", "--json", "--verbose");
        Assert.Equal((0, first.Out), (again.Code, again.Out));
        Assert.Contains("The answer was kept", again.Error, StringComparison.Ordinal);
        Assert.Equal(3, _shell.Run("audit-analytics", "patterns", "--fail-on", "low").Code);
        Assert.Equal(3, _shell.Run("audit-analytics", "patterns", "--fail-on", "low").Code);

        var rows = Json("cache-stats");
        Assert.Equal(["all", "memory", "disk"], rows.Select(row => row.GetProperty("tier").GetString()));
        Assert.Equal([(4, 2), (4, 0), (4, 2)], rows.Select(row => (row.GetProperty("requests").GetInt32(), row.GetProperty("hits").GetInt32())));
        Assert.Equal(2, rows[2].GetProperty("entries").GetInt32());

        Assert.Equal(2, Json("cache-get").Count);
        Assert.Contains("audit_analytics_get_patterns/", _shell.Run("performance", "cache-get").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Cache_ClearedOrInvalidated_AsksBefore()
    {
        _shell.Run("audit-analytics", "patterns");
        _shell.Run("audit-analytics", "stats");
        Assert.Equal(2, _shell.Run("performance", "cache-invalidate", "--pattern", "*").Code);
        Assert.Equal(1, Json("cache-invalidate", "--pattern", "audit_analytics_get_stat*", "--yes")[0].GetProperty("removed").GetInt32());
        Assert.Single(_shell.Run("performance", "cache-clear", "--what-if").Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.Contains("What if", StringComparison.Ordinal));
        Assert.Equal([("memory", 0), ("disk", 1)], Json("cache-clear", "--yes").Select(row => (row.GetProperty("tier").GetString(), row.GetProperty("removed").GetInt32())));
        Assert.Equal(2, Json("cache-stats")[0].GetProperty("requests").GetInt32());
        Assert.Equal(0, Json("cache-reset-stats", "--yes")[0].GetProperty("requests").GetInt32());
        Assert.Equal(2, _shell.Run("performance", "cache-invalidate", "--yes").Code);
    }

    [Fact]
    public void CacheGet_OneItem_ShowsItsValueAsTextAndManyTheirKeysShort()
    {
        var longest = new string('k', 4_096);
        Keep("greeting", "<S>hello</S>");
        Keep("table", "<Obj RefId=\"1\"><DCT><En><S N=\"Key\">a</S><I32 N=\"Value\">1</I32></En></DCT></Obj>");
        Keep(longest, "<S>1</S>");

        var one = _shell.Run("performance", "cache-get", "greeting").Out;
        Assert.Matches(@"(?m)^value\s+hello\s*$", one);
        Assert.DoesNotContain("<Objs", one, StringComparison.Ordinal);
        Assert.Contains("{\"a\":1}", _shell.Run("performance", "cache-get", "table").Out, StringComparison.Ordinal);

        var many = _shell.Run("performance", "cache-get").Out;
        Assert.Contains("kkk…", many, StringComparison.Ordinal);
        Assert.InRange(many.Count(c => c == 'k'), 60, 100);
        Assert.Contains(longest, Json("cache-get").Select(row => row.GetProperty("key").GetString()));
    }

    [Fact]
    public async Task Cache_ManyProcessesAtOnce_NothingBreaks()
    {
        var expected = _shell.Run("audit-analytics", "stats", "--json").Out;
        _shell.Run("performance", "cache-clear", "--yes");
        _shell.Run("performance", "cache-reset-stats", "--yes");
        var ended = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => _shell.Run("audit-analytics", "stats", "--json"))));
        Assert.All(ended, one => Assert.Equal((0, expected), (one.Code, one.Out)));
        var all = Json("cache-stats")[0];
        Assert.Equal((6, 5, 1), (all.GetProperty("requests").GetInt32(), all.GetProperty("hits").GetInt32(), all.GetProperty("sets").GetInt32()));
    }

    [Theory, InlineData("garbage"), InlineData("deleted")]
    public void Cache_FileIsGoneOrBroken_TheAnswerIsTheSame(string damage)
    {
        var expected = _shell.Run("audit-analytics", "patterns", "--json").Out;
        var file = Path.Combine(_store, "cache.db");
        Assert.True(File.Exists(file));
        File.Delete(file);
        if (damage == "garbage") File.WriteAllText(file, string.Concat(Enumerable.Repeat("garbage ", 4_000)));
        var ended = _shell.Run("audit-analytics", "patterns", "--json");
        Assert.Equal((0, expected, ""), (ended.Code, ended.Out, ended.Error));
        Assert.Equal(0, _shell.Run("audit", "integrity").Code);
    }

    private void Keep(string key, string values)
    {
        using var engine = EngineFactory.Create();
        var text = $"<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\"><Obj RefId=\"0\"><LST>{values}</LST></Obj></Objs>";
        Assert.Single(engine.Run(new SetCacheItem { Key = key, Text = text, Store = _store }, new Silent(), CancellationToken.None));
    }

    private List<JsonElement> Json(params string[] words) => _shell.Rows(["performance", .. words]);
}
