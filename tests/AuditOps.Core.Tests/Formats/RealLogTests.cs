using AuditOps.Core.Tests.Imports;
using AuditOps.Core.Tests.Readers;

namespace AuditOps.Core.Tests.Formats;

/// <summary>Real logs, read as a user would: each is recognised, nothing is left unparsed, and what their collectors say of them is found again.</summary>
public sealed class RealLogTests : IDisposable
{
    private readonly ImportSandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [InlineData("cloudtrail", "cloudtrail", 2_900)]
    [InlineData("kubernetes/eks-audit.ndjson", "kubernetes", 40)]
    [InlineData("crowdsec/k8s-audit-pod-exec-file/k8s-audit-pod-exec-file.log", "kubernetes", 1)]
    [InlineData("crowdsec/aws-cloudtrail/aws-cloudtrail.log", "cloudtrail", 2)]
    [InlineData("crowdsec/windows-logs/windows-logs.log", "windows", 1)]
    [InlineData("windows", "windows", 10_531)]
    public void Import_RealLog_UnderstandsEveryRecord(string path, string format, long events)
    {
        var results = sandbox.Import(SharedData.Path(path.Split('/')));

        Assert.All(results, result => Assert.Equal(format, result.Format));
        Assert.Equal((events, 0L), (results.Sum(result => result.Events), results.Sum(result => result.Unparsed)));
    }

    [Fact]
    public void Import_CloudTrailOfCrowdsec_AgreesWithItsParser()
    {
        sandbox.Import(SharedData.Path("crowdsec", "aws-cloudtrail", "aws-cloudtrail.log"));

        var events = sandbox.Events();

        Assert.Equal(
            [
                (new DateTime(2023, 3, 29, 14, 39, 10), "get_caller_identity", "<arn>", "1.2.3.4", "es-east-1", "<eventid>", "success"),
                (new DateTime(2023, 4, 11, 15, 24, 0), "login", "<userName>", "1.2.3.4", "us-east-1", "<eventId>", "failure"),
            ],
            events.Select(found => (found.Time!.Value, found.Action!, found.Actor!, found.SourceIp!, found.Host!, found.Uid!, found.Outcome)));
    }

    [Fact]
    public void Import_WindowsOfCrowdsec_AgreesWithItsParser()
    {
        sandbox.Import(SharedData.Path("crowdsec", "windows-logs", "windows-logs.log"));

        var found = Assert.Single(sandbox.Events());

        Assert.Equal(new DateTime(2022, 4, 28, 16, 9, 28).AddTicks(9_443_540), found.Time);
        Assert.Equal(("exchange-1.mydomain.test", "Security", "exchange-1.mydomain.test/Security/2524"), (found.Host, found.Subsystem, found.Uid));
        Assert.Equal(("login", "failure", "testuser@mydomain.test", "192.168.9.212", 1628), (found.Action, found.Outcome, found.Actor, found.SourceIp, found.SourcePort));
    }

    [Fact]
    public void Import_ExportedEvents_AreTheSameEvents()
    {
        sandbox.Import(SharedData.Path("crowdsec", "windows-logs", "windows-logs.log"), SharedData.Path("crowdsec", "aws-cloudtrail", "aws-cloudtrail.log"));
        var file = sandbox.File("exported.jsonl");
        sandbox.Run(new ExportEvent { Destination = file });

        using var other = new ImportSandbox();
        var result = Assert.Single(other.Import(file));

        // The record of the import is one of them.
        Assert.Equal(("events", 4L, 0L), (result.Format, result.Events, result.Unparsed));
        Assert.Equal(sandbox.Events().Select(Comparable), other.Events().Select(Comparable));
    }

    private static AuditEvent Comparable(AuditEvent found) =>
        found with { EventId = "", Ingested = default, SourceFile = null, Store = null, LiteralPath = null };
}
