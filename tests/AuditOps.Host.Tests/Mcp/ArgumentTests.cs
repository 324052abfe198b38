using System.Text.Json;
using AuditOps.Host.Mcp.Tools;

namespace AuditOps.Host.Tests.Mcp;

public sealed class ArgumentTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Bind_Anomalies_HasTheToolsDefaultsUnlessABudgetIsGiven()
    {
        var usual = Bind<GetAnomaly>("{}");
        Assert.Equal((2.0, 1.5), (usual.Threshold, usual.MinDeviation));
        Assert.Equal(Now.AddDays(-7), usual.Since);

        var budget = Bind<GetAnomaly>("""{"false_alarms_per_day": 0.1, "days": 2}""");
        Assert.Equal((0.1, null, null), (budget.FalseAlarmsPerDay, budget.Threshold, budget.MinDeviation));
        Assert.Equal(Now.AddDays(-2), budget.Since);
    }

    [Theory]
    [InlineData("{}", "2026-03-09T12:00Z")]
    [InlineData("""{"hours": 2}""", "2026-03-10T10:00Z")]
    [InlineData("""{"hours": 0}""", null)]
    [InlineData("""{"until": "2026-03-01T00:00Z"}""", "2026-02-28T00:00Z")]
    [InlineData("""{"since": "2h"}""", "2026-03-10T10:00Z")]
    [InlineData("""{"path": ["x.log"]}""", null)]
    [InlineData("""{"path": ["x.log"], "hours": 2}""", "2026-03-10T10:00Z")]
    [InlineData("""{"event_id": ["a-1"]}""", null)]
    [InlineData("""{"hours": 1000000}""", "1912-02-10T20:00Z")]
    public void Bind_Window_IsTheToolsUnlessTheCallerSaysWhich(string arguments, string? since) =>
        Assert.Equal(since is null ? null : DateTimeOffset.Parse(since, null), Bind<GetPattern>(arguments).Since);

    [Fact]
    public void Bind_Values_AreTakenAsModelsWriteThem()
    {
        var timeline = Bind<GetTimeline>("""{"actor": "root", "gap": "90", "around": 3600.0, "first": "5", "outcome": "Failure", "text": null}""");
        Assert.Equal((TimeSpan.FromSeconds(90), TimeSpan.FromHours(1), 5, Outcome.Failure, null), (timeline.Gap, timeline.Around, timeline.First, timeline.Outcome, timeline.Text));
        Assert.Equal(["root"], timeline.Actor);
        Assert.Equal(TimeSpan.FromMinutes(30), Bind<GetTimeline>("""{"gap": "30m"}""").Gap);
        Assert.True(Bind<GetEvent>("""{"descending": "true"}""").Descending);
    }

    [Theory]
    [InlineData("""{"confidence": "much"}""", "confidence")]
    [InlineData("""{"first": 1.5}""", "first")]
    [InlineData("""{"hours": -1}""", "hours")]
    [InlineData("""{"hours": 5, "since": "7d"}""", "since")]
    [InlineData("""{"minimum_severity": "huge"}""", "minimum_severity")]
    [InlineData("""{"actor": [["root"]]}""", "actor")]
    [InlineData("""{"first": {"a": 1}}""", "first")]
    [InlineData("""{"Actor": "root"}""", "Actor")]
    [InlineData("""{"since": "yesterday"}""", "since")]
    public void Bind_WrongValue_NamesTheParameter(string arguments, string name)
    {
        var error = Assert.Throws<AuditOpsException>(() => Bind<GetPattern>(arguments));
        Assert.Equal(("ParameterInvalid", ErrorKind.InvalidRequest), (error.Code, error.Kind));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    private static T Bind<T>(string arguments) => (T)new ArgumentBinder(OperationTool.All(allowChanges: true).Values.Single(tool => tool.Operation.Request == typeof(T)))
        .Bind(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments)!, Now);
}
