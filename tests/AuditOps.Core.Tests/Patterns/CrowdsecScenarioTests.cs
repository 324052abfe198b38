using System.Text.RegularExpressions;
using AuditOps.Core.Tests.Imports;
using AuditOps.Core.Tests.Readers;

namespace AuditOps.Core.Tests.Patterns;

/// <summary>
/// Alerts that CrowdSec expects of its logs, found by the patterns that ship. Its health check (ssh-generic-test: one login of an account
/// that CrowdSec made up for it) is left out: a single unknown account is worth no finding.
/// </summary>
public sealed partial class CrowdsecScenarioTests : IDisposable
{
    private readonly ImportSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("ssh-bf", 0, "user_enumeration")]
    [InlineData("ssh-bf", 1, "repeated_failed_authentication")]
    [InlineData("ssh-slow-bf", 0, "slow_brute_force")]
    [InlineData("sshd-refused-conn", 0, "connection_refused")]
    [InlineData("sshd-impossible-travel", 0, "impossible_travel")]
    [InlineData("aws-nwo-login", 0, "unusual_access_time")]
    [InlineData("k8s-audit-pod-exec-file", 0, "command_in_container")]
    [InlineData("auditd-base64-exec", 0, "decoded_payload")]
    public void Pattern_LogOfAScenario_FindsItsSourcesAndCount(string folder, int alert, string type)
    {
        var asserted = File.ReadAllLines(SharedData.Path("crowdsec", folder, "scenario.assert")).Where(line => line.Contains($"results[{alert}]", StringComparison.Ordinal)).ToList();
        var sources = asserted.Select(line => Source().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToList();
        var count = long.Parse(asserted.Select(line => Events().Match(line)).Single(match => match.Success).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        var log = Directory.GetFiles(SharedData.Path("crowdsec", folder), "*.log").Single();

        var finding = Assert.Single(_sandbox.Run(new GetPattern { LiteralPath = [log], Type = [type] }));

        // CrowdSec's bucket overflows at a count, and forgets; a finding holds the whole.
        Assert.True(type == "slow_brute_force" ? finding.Count >= count : finding.Count == count, $"{finding.Count} instead of {count}");
        var evidence = _sandbox.Run(new GetEvent { LiteralPath = [log], EventId = finding.EventId });
        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.True(finding.EntityName == source || evidence.Any(each => each.SourceIp == source || (each.Data ?? "").Contains(source, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("auditd-logs")]
    [InlineData("aws-cloudtrail")]
    [InlineData("sshd-success-logs")]
    [InlineData("windows-logs")]
    public void Patterns_LogWithoutAlerts_AreNone(string folder)
    {
        Assert.Equal("", File.ReadAllText(SharedData.Path("crowdsec", folder, "scenario.assert")).Trim());

        Assert.Empty(_sandbox.Run(new GetPattern { LiteralPath = [.. Directory.GetFiles(SharedData.Path("crowdsec", folder), "*.log")] }));
    }

    [GeneratedRegex(@"^""([^""]+)"" in .*GetSources")]
    private static partial Regex Source();

    [GeneratedRegex(@"GetEventsCount\(\) == (\d+)")]
    private static partial Regex Events();
}
