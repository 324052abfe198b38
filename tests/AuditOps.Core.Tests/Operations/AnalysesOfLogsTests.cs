using System.Text.Json;
using AuditOps.Core.Tests.Imports;
using AuditOps.Core.Tests.Readers;

namespace AuditOps.Core.Tests.Operations;

/// <summary>The analyses on logs that went through readers, formats and segments.</summary>
public sealed class AnalysesOfLogsTests : IDisposable
{
    private readonly ImportSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Patterns_OfARealAttackedHost_NameTheAttackersWithTheirCounts()
    {
        var log = SharedData.Path("auth", "auth.log");
        var findings = _sandbox.Run(new GetPattern { LiteralPath = [log] });

        var addresses = findings.Where(finding => finding is { Type: "repeated_failed_authentication", EntityType: "address" })
            .OrderByDescending(finding => finding.Count).Select(finding => (finding.EntityName, finding.Count)).ToList();
        Assert.Equal([("24.151.103.17", 157L), ("49.4.143.105", 120L)], addresses[..2]);
        var guessed = Assert.Single(findings, finding => finding.Type == "success_after_failures");
        Assert.Equal("elastic_user_0", guessed.EntityName);
        Assert.All(findings, finding => Assert.Equal([log], finding.LiteralPath!));
        Assert.True(findings.Count(finding => finding.Severity >= Severity.Medium) < 20);
    }

    [Fact]
    public void Timeline_OfAPatternOfARealHost_ShowsItsEvidence()
    {
        var log = SharedData.Path("auth", "auth.log");
        var finding = _sandbox.Run(new GetPattern { LiteralPath = [log] }).First(finding => finding.EntityName == "49.4.143.105");

        var timeline = Assert.Single(_sandbox.Run(new GetTimeline { LiteralPath = finding.LiteralPath!, EventId = finding.EventId }));
        Assert.Equal((finding.Start, finding.End, 120L), (timeline.Start!.Value, timeline.End!.Value, timeline.Failures));
        Assert.Equal("root from 49.4.143.105", timeline.Subject);
    }

    [Theory]
    [InlineData("ssh-bf", "35.188.49.176")]
    [InlineData("ssh-slow-bf", "103.100.210.198")]
    public void Patterns_OfRealBruteForce_NameTheAddress(string folder, string address)
    {
        var log = SharedData.Path("crowdsec", folder, folder + ".log");
        Assert.Contains(_sandbox.Run(new GetPattern { LiteralPath = [log] }), finding => finding.EntityName == address);
    }

    [Fact]
    public void Patterns_OfRealLogins_AreNone() =>
        Assert.Empty(_sandbox.Run(new GetPattern { LiteralPath = [SharedData.Path("crowdsec", "sshd-success-logs", "sshd-success-logs.log")] }));

    [Theory]
    [InlineData("syslog")]
    [InlineData("cloudtrail")]
    public void Analyses_OfASample_AreThoseOfTheOracle(string format)
    {
        var file = _sandbox.Run(new NewSample { Destination = _sandbox.Logs, Format = [format], Size = 4_000, Seed = 11 }).Single().Destination;
        var oracle = new AnalysisContext(_sandbox.Run(new GetEvent { LiteralPath = [file] }));

        AreSame(new GetPattern { LiteralPath = [file], Confidence = 0 });
        AreSame(new GetAnomaly { LiteralPath = [file] });
        AreSame(new GetStatistic { LiteralPath = [file], GroupBy = ["action", "hour_of_week"], TimeZone = "America/New_York" });
        AreSame(new GetStatistic { LiteralPath = [file], GroupBy = ["month", "weekday", "actor"], TimeZone = "America/New_York", Top = 50 });
        AreSame(new GetTimeline { LiteralPath = [file], Category = ["authentication"], Outcome = Outcome.Failure, First = 20, Metadata = true });
        AreSame(new GetEvent { LiteralPath = [file], Actor = ["*a?"], Text = "LOGIN", First = 30, Descending = true });

        void AreSame<T>(SourceRequest<T> request)
        {
            var expected = oracle.Run(request).ToList();
            Assert.Equal(Json(expected), Json(_sandbox.Run(request)));
        }
    }

    private string Json<T>(List<T> results) => JsonSerializer.Serialize(results)
        .Replace("\"Store\":\"store\"", "\"Store\":null", StringComparison.Ordinal)
        .Replace($"\"LiteralPath\":[{JsonSerializer.Serialize(Directory.GetFiles(_sandbox.Logs).Single(path => !path.EndsWith("labels.json", StringComparison.Ordinal)))}]", "\"LiteralPath\":null", StringComparison.Ordinal);
}
