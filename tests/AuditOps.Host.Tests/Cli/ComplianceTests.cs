using System.Text.Json;
using AuditOps.Core.Tests.Readers;

namespace AuditOps.Host.Tests.Cli;

/// <summary>Compliance by the command line, on the log of a real host under attack.</summary>
public sealed class ComplianceTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Compliance_RealHost_IsWhatTheLogTells()
    {
        var ended = _shell.Run("audit-analytics", "compliance", SharedData.Path("auth", "auth.log"), "--policy", "linux-host", "--time-zone", "UTC", "--json");

        Assert.Equal((0, ""), (ended.Code, ended.Error));
        var result = Assert.Single(ended.Rows());
        var controls = result.GetProperty("controls").EnumerateArray().ToDictionary(control => control.GetProperty("control").GetString()!);
        Assert.True(controls.Count >= 25);
        Assert.InRange(result.GetProperty("score").GetDouble(), 1, 99);
        Assert.Equal(controls.Count, new[] { "passed", "failed", "warned", "notAssessed", "waived" }.Sum(count => result.GetProperty(count).GetInt32()));
        Assert.All(controls.Values.Where(control => control.GetProperty("result").GetString() == "fail"), control =>
        {
            Assert.NotEqual(0, control.GetProperty("count").GetInt64());
            Assert.NotEqual(0, control.GetProperty("eventId").GetArrayLength());
        });
        Assert.Equal("fail", controls["no-guessed-password"].GetProperty("result").GetString());
    }

    [Fact]
    public void Compliance_RealHostToFailOn_ShowsTheTableAndEndsWithThree()
    {
        var ended = _shell.Run("audit-analytics", "compliance", SharedData.Path("auth", "auth.log"), "--policy", "linux-host", "--time-zone", "UTC", "--fail-on", "high");

        Assert.Equal(3, ended.Code);
        Assert.Contains("RESULT", ended.Out, StringComparison.Ordinal);
        Assert.Contains("no-guessed-password", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Compliance_RealHostUnderAPolicyOfTheStore_IsAssessedByIt()
    {
        _shell.Write("made/content/policies/mine.yml", "title: Mine\ncontrols:\n  - {id: few, title: Few failures, query: \"SELECT event_id FROM events WHERE action = 'login' AND outcome = 'failure'\", expect: {lte: 5}}\n");
        Assert.Equal(0, _shell.Run("import", SharedData.Path("auth", "auth.log"), "--store", "made", "--time-zone", "UTC").Code);

        var ended = _shell.Run("audit-analytics", "compliance", "--store", "made", "--policy", "mine");

        Assert.Equal((0, ""), (ended.Code, ended.Error));
        Assert.Contains("rows where 'Few failures' asks for at most 5", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Compliance_BrokenPolicy_IsOneSentence()
    {
        var policy = _shell.Write("broken.yml", "title: A\ncontrols: }\n");

        var ended = _shell.Run("audit-analytics", "compliance", _shell.Write("auth.log", AuthLog.Text()), "--policy", policy);

        Assert.Equal((1, ""), (ended.Code, ended.Out));
        Assert.StartsWith($"error: The policy {policy}, line 2: it is not YAML: ", ended.Error, StringComparison.Ordinal);
        Assert.Equal(1, ended.Error.Count(letter => letter == '\n'));
    }
}
