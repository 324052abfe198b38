using System.Text.Json;

namespace AuditOps.Host.Tests.Cli;

public sealed class UsageTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("--bogus", "triage", "--bogus")]
    [InlineData("--bogus", "triage", "file", "--bogus=1")]
    [InlineData("frob", "frob")]
    [InlineData("frob", "audit", "frob")]
    [InlineData("Usage", "audit")]
    [InlineData("whole number", "audit", "view", "--first", "many")]
    [InlineData("--first", "audit", "view", "--first")]
    [InlineData("is not a time", "audit", "view", "--since", "yesterday")]
    [InlineData("is not a duration", "audit-analytics", "timeline", "--gap", "long")]
    [InlineData("less than nothing", "audit-analytics", "timeline", "--gap=-5m")]
    [InlineData("less than nothing", "audit-analytics", "impact", "0000000000000001-1", "--window=-5")]
    [InlineData("informational, low, medium, high, critical", "triage", "--fail-on", "severe")]
    [InlineData("takes one value", "audit", "view", "--first", "1", "--first", "2")]
    [InlineData("together with other paths", "triage", "-", "other.log")]
    [InlineData("must be from 1", "audit", "view", "x.log", "--first", "0")]
    public void Run_WrongUsage_EndsWith2AndSaysWhatIsWrong(string expected, params string[] words)
    {
        var ended = _shell.Run(words);

        Assert.Equal(2, ended.Code);
        Assert.Contains(expected, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Version_PrintsItAlone()
    {
        var ended = _shell.Run("--version");

        Assert.Equal((0, ""), (ended.Code, ended.Error));
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", ended.Out);
    }

    [Fact]
    public void Run_NoWords_ShowsHelp()
    {
        var ended = _shell.Run();

        Assert.Equal(0, ended.Code);
        Assert.Contains("triage", ended.Out, StringComparison.Ordinal);
        Assert.Contains("demo", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_DestroyWithoutYes_ChangesNothingWhenNobodyIsThere()
    {
        var refused = _shell.Run("option", "set", "RetentionDays", "30");
        var asked = _shell.Run("option", "set", "RetentionDays", "30", "--what-if");

        Assert.Equal((2, ""), (refused.Code, refused.Out));
        Assert.Contains("--yes", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, asked.Code);
        Assert.Contains("What if", asked.Error, StringComparison.Ordinal);
        Assert.Equal("90", Value());

        Assert.Equal(0, _shell.Run("option", "set", "RetentionDays", "30", "--yes").Code);
        Assert.Equal("30", Value());

        string? Value() => JsonDocument.Parse(_shell.Run("option", "get", "RetentionDays", "--json").Out).RootElement[0].GetProperty("value").GetString();
    }

    [Fact]
    public void Run_Import_TakesTheSameFileOnce()
    {
        Import();

        Assert.Equal(0, _shell.Run("import", "auth.log", "--store", "store").Code);
        Assert.Equal(42, Count());
    }

    [Fact]
    public void Run_Query_RowsAreObjectsWithTheQuerysNames()
    {
        Import();
        var ended = _shell.Run("audit", "query", "--store", "store", "--json", "--query", "SELECT actor AS \"Who\", count(*) AS n, max(time) AS last FROM events WHERE actor = 'root' GROUP BY 1");

        var row = JsonDocument.Parse(ended.Out).RootElement[0];
        Assert.Equal(("root", 40), (row.GetProperty("Who").GetString(), row.GetProperty("n").GetInt32()));
        Assert.Equal("2026-01-05T10:00:39Z", row.GetProperty("last").GetString());
    }

    [Fact]
    public void Run_EventIds_MayBeDividedByCommas()
    {
        var file = _shell.Write("auth.log", AuthLog.Text());
        var ids = JsonDocument.Parse(_shell.Run("audit", "view", file, "--json", "--first", "3").Out).RootElement
            .EnumerateArray().Select(e => e.GetProperty("eventId").GetString()).ToArray();

        var ended = _shell.Run("audit", "view", file, "--json", "--event-id", string.Join(',', ids[..2]), "--event-id", ids[2]!);
        Assert.Equal(ids, JsonDocument.Parse(ended.Out).RootElement.EnumerateArray().Select(e => e.GetProperty("eventId").GetString()));
    }

    [Fact]
    public void Run_Verbose_TellsTheSqlAndItsTimeOnStandardError()
    {
        Import();

        var ended = _shell.Run("audit", "view", "--store", "store", "--json", "--first", "1", "--verbose");
        Assert.Matches(@"\d ms: SELECT .* FROM read_parquet\(\$1\)", ended.Error);
        Assert.Equal(1, JsonDocument.Parse(ended.Out).RootElement.GetArrayLength());
    }

    private void Import()
    {
        _shell.Write("auth.log", AuthLog.Text());
        var ended = _shell.Run("import", "auth.log", "--store", "store");
        Assert.Equal((0, ""), (ended.Code, ended.Error));
    }

    private int Count() => JsonDocument.Parse(_shell.Run("audit", "query", "--store", "store", "--json", "--query", "SELECT count(*) AS n FROM events").Out).RootElement[0].GetProperty("n").GetInt32();
}
