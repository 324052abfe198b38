using System.Text.Json;

namespace AuditOps.Host.Tests.Cli;

public sealed class TriageTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Triage_File_ShowsTheFindingAndEndsWell()
    {
        var ended = _shell.Run("triage", _shell.Write("auth.log", AuthLog.Text()));

        Assert.Equal(0, ended.Code);
        Assert.DoesNotContain("error", ended.Error, StringComparison.Ordinal);
        Assert.Contains("192.0.2.7", ended.Out, StringComparison.Ordinal);
        Assert.Contains("SEVERITY", ended.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', ended.Out);
    }

    [Theory]
    [InlineData("logs")]
    [InlineData("logs/*.log")]
    [InlineData("logs/auth.lo?")]
    public void Triage_FolderOrGlob_ReadsWhatIsThere(string path)
    {
        _shell.Write("logs/auth.log", AuthLog.Text());

        Assert.Contains(_shell.Run("triage", path, "--json").Rows(), f => f.GetProperty("entityName").GetString() == "192.0.2.7");
    }

    [Fact]
    public void Triage_Dash_ReadsStandardInput() =>
        Assert.Contains(_shell.RunWithInput(AuthLog.Text(), "triage", "-", "--json").Rows(), f => f.GetProperty("entityName").GetString() == "192.0.2.7");

    [Fact]
    public void Triage_Json_IsOneArrayOfTheObjectsAndNothingElse()
    {
        var ended = _shell.Run("triage", _shell.Write("auth.log", AuthLog.Text()), "--json");

        var finding = ended.Rows()[0];
        Assert.Equal(0, ended.Code);
        Assert.Equal(JsonValueKind.String, finding.GetProperty("findingId").ValueKind);
        Assert.Contains(finding.GetProperty("severity").GetString(), new[] { "informational", "low", "medium", "high", "critical" });
        Assert.Contains(finding.GetProperty("kind").GetString(), new[] { "pattern", "anomaly" });
        Assert.EndsWith("Z", finding.GetProperty("start").GetString(), StringComparison.Ordinal);
        Assert.True(finding.GetProperty("eventId").GetArrayLength() > 0);
    }

    [Fact]
    public void Triage_SameFileTwice_SameBytes()
    {
        var file = _shell.Write("auth.log", AuthLog.Text());

        Assert.Equal(_shell.Run("triage", file, "--json").Out, _shell.Run("triage", file, "--json").Out);
    }

    [Fact]
    public void Triage_FailOn_EndsWith3AfterAllOutput()
    {
        var file = _shell.Write("auth.log", AuthLog.Text());
        var failed = _shell.Run("triage", file, "--json", "--fail-on", "low");

        Assert.Equal(3, failed.Code);
        Assert.NotEmpty(failed.Rows());
        Assert.Contains("--fail-on", failed.Error, StringComparison.Ordinal);
        Assert.Equal(0, _shell.Run("triage", file, "--fail-on", "critical").Code);
    }

    [Fact]
    public void Triage_Report_WritesThePage()
    {
        var ended = _shell.Run("triage", _shell.Write("auth.log", AuthLog.Text()), "--report", "r.html");

        Assert.Equal(0, ended.Code);
        Assert.Contains("192.0.2.7", File.ReadAllText(Path.Combine(_shell.Folder, "r.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Triage_MissingFile_FailsAndNamesIt()
    {
        var ended = _shell.Run("triage", "nowhere.log", "--json");

        Assert.Equal((1, "[]\n"), (ended.Code, ended.Out));
        Assert.Contains("nowhere.log", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Triage_HostileTextInLog_NeverReachesTheTerminalRaw()
    {
        var file = _shell.Write("auth.log", AuthLog.Text(user: "\e]0;owned\a[red]x[/]\e[2J\u202Etxt.exe\u009B31m"));
        foreach (var words in new[] { new[] { "triage", file }, ["audit", "view", file], ["audit-analytics", "timeline", file], ["audit", "view", file, "--json"], ["audit-analytics", "patterns", file], ["audit-analytics", "stats", file, "--group-by", "actor"], ["audit-analytics", "chart", file, "--type", "bar", "--group-by", "actor"], ["audit", "query", file, "--query", "SELECT actor, message FROM events"] })
        {
            var ended = _shell.Run(words);

            Assert.Equal(0, ended.Code);
            Assert.DoesNotContain(ended.Out + ended.Error, c => (char.IsControl(c) && c != '\n') || c == '\u202E');
            Assert.Contains("owned", ended.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Triage_HostileFileNames_AreReadAndShownHarmless()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows allows no such names.");
        foreach (var name in new[] { "a b.log", "it's \"q\" [1].log", "new\nline.log", "-dash.log", "esc\e[31m.log", "тест.log" })
        {
            _shell.Write(Path.Combine("names", name), AuthLog.Text());
            var ended = _shell.Run("audit", "view", "--literal-path", Path.Combine("names", name), "--first", "1");

            Assert.Equal((0, ""), (ended.Code, ended.Error));
            Assert.DoesNotContain('\e', ended.Out);
            Assert.Contains("root", ended.Out, StringComparison.Ordinal);
        }
    }
}
