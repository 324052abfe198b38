using System.Text.Json;

namespace AuditOps.Host.Tests.Cli;

/// <summary>The questions about what events have to do with others, asked of the real process.</summary>
public sealed class LinkTests : IDisposable
{
    private const string Login = "4c330b7842434f78-41";
    private const string Sudo = "4c330b7842434f78-42";

    private readonly Shell _shell = new();

    public LinkTests() => _shell.Write("auth.log", AuthLog.Text());

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("300")]
    [InlineData("5m")]
    public void Correlate_Event_TellsWhatBelongsToItAndWhy(string window)
    {
        var found = Assert.Single(Ask("correlate", "--event-id", Sudo, "--window", window, "--max-results", "50").EnumerateArray());
        Assert.Equal((Login, Sudo, 0.6), (found.GetProperty("eventId").GetString(), found.GetProperty("relatedTo").GetString(), found.GetProperty("score").GetDouble()));
        Assert.Equal("login by anna, 5 s before sudo by anna: the same user anna (0.4) and the related actions login and sudo (0.2).", found.GetProperty("explanation").GetString());
    }

    [Fact]
    public void Causation_Event_LeadsBackToWhereItBegan()
    {
        var step = Assert.Single(Ask("causation", "--event-id", Sudo, "--max-depth", "10").EnumerateArray());
        Assert.Equal((Login, Sudo, 1, 1), (step.GetProperty("eventId").GetString(), step.GetProperty("effectId").GetString(), step.GetProperty("depth").GetInt32(), step.GetProperty("rootRank").GetInt32()));
        Assert.Equal([Login, Sudo], step.GetProperty("evidence").EnumerateArray().Select(id => id.GetString()));
    }

    [Fact]
    public void Impact_Event_TellsWhatFollowed()
    {
        _shell.Write("criticality.yml", "users: {root: 1}");
        var impact = Assert.Single(Ask("impact", "--event-id", Login, "--window", "600", "--criticality-path", "criticality.yml").EnumerateArray());
        Assert.Equal([Sudo], impact.GetProperty("eventId").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(("critical", "user root 1"), (impact.GetProperty("level").GetString(), impact.GetProperty("critical")[0].GetString()));
    }

    [Theory]
    [InlineData("correlate")]
    [InlineData("causation")]
    [InlineData("impact")]
    public void Ask_EventThatIsNotThere_FailsWithASentence(string verb)
    {
        var ended = _shell.Run("audit-analytics", verb, "auth.log", "--event-id", "0123456789abcdef-42");
        Assert.Equal((1, ""), (ended.Code, ended.Out));
        Assert.StartsWith("error: There is no event '0123456789abcdef-42' among the events of the files.", ended.Error, StringComparison.Ordinal);
        Assert.Equal(2, _shell.Run("audit-analytics", verb, "auth.log").Code);
    }

    private JsonElement Ask(string verb, params string[] words)
    {
        var ended = _shell.Run(["audit-analytics", verb, "auth.log", "--time-zone", "UTC", "--json", .. words]);
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        return JsonDocument.Parse(ended.Out).RootElement;
    }
}
