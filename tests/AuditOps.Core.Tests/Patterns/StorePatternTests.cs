using AuditOps.Core.Tests.Imports;

namespace AuditOps.Core.Tests.Patterns;

/// <summary>Patterns of a user's own, in a store's content.</summary>
public sealed class StorePatternTests : IDisposable
{
    private const string Own = """
        title: Own
        name: own_pattern
        level: critical
        correlation: {type: event_count, rules: failed_authentication, group-by: source_ip, timespan: 1m, condition: {gte: 2}}
        auditops:
          entity: {address: source_ip}
          confidence: 1
          summary: '{source_ip} failed {count:time}'
          explanation: '{source_ip} failed {count:time} over {span}.'
        """;

    private readonly ImportSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Pattern_OfAStore_IsFoundByNameAndByDefault()
    {
        Add("own.yml", Own);
        var log = Log();

        var finding = Assert.Single(_sandbox.Run(new GetPattern { LiteralPath = [log], Type = ["own*"] }));

        Assert.Equal(("own_pattern", "10.0.0.7", 3L, Severity.Critical, 100.0), (finding.Type, finding.EntityName, finding.Count, finding.Severity, finding.Score));
        Assert.Equal("10.0.0.7 failed 3 times over 20 s.", finding.Explanation);
        Assert.Equal("10.0.0.7 failed 3 times", finding.Title);
        Assert.Equal(3, finding.EventId.Count);
        Assert.Contains(_sandbox.Run(new GetPattern { LiteralPath = [log] }), each => each.Type == "own_pattern");
    }

    [Fact]
    public void Pattern_OfTheSameName_TakesThePlaceOfTheShipped()
    {
        var log = Log();
        Assert.Empty(_sandbox.Run(new GetPattern { LiteralPath = [log], Type = ["slow_brute_force"] }));

        Add("slow.yml", Own.Replace("own_pattern", "slow_brute_force", StringComparison.Ordinal));

        Assert.Equal(Severity.Critical, Assert.Single(_sandbox.Run(new GetPattern { LiteralPath = [log], Type = ["slow_brute_force"] })).Severity);
    }

    [Fact]
    public void Pattern_ThatNeverRuns_IsNoPattern()
    {
        Add("off.yml", """
            title: Off
            name: user_enumeration
            correlation: {type: event_count, rules: failed_authentication, timespan: 1m, condition: {gte: 2}}
            auditops: {runs: never}
            """);

        var error = Assert.Throws<AuditOpsException>(() => _sandbox.Run(new GetPattern { LiteralPath = [Log()], Type = ["user_enumeration"] }).ToList());

        Assert.Equal("PatternUnknown", error.Code);
    }

    [Fact]
    public void Triage_OfAStoreWithRules_TellsWhatTheyFindButNotWhatOnlyInforms()
    {
        Add("rules.yml", """
            title: Somebody failed
            name: somebody_failed
            level: high
            logsource: {product: auditops, category: authentication}
            detection:
              failed: {outcome: failure}
              condition: failed
            ---
            title: Two failures
            name: two_failures
            level: medium
            correlation: {type: event_count, rules: somebody_failed, group-by: source_ip, timespan: 1m, generate: true, condition: {gte: 2}}
            ---
            title: For information
            name: for_information
            level: informational
            logsource: {product: auditops, category: authentication}
            detection:
              failed: {outcome: failure}
              condition: failed
            """);

        var found = _sandbox.Run(new InvokeTriage { LiteralPath = [Log()] }).ToList();

        Assert.Contains(found, finding => finding is { Kind: FindingKind.Rule, Type: "two_failures", EntityName: "10.0.0.7", Count: 3 });
        Assert.DoesNotContain(found, finding => finding.Type == "for_information");
    }

    [Fact]
    public void Triage_BrokenRuleOfTheStore_IsOneProblem()
    {
        Add("broken.yml", "title: Broken");

        Assert.NotNull(_sandbox.Run(new InvokeTriage { LiteralPath = [Log()] }).ToList());

        Assert.Single(_sandbox.Problems, problem => problem.Message.Contains("broken.yml", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("entity: {address: source_ip}", "entity: {address: host}", "is not in 'group-by'")]
    [InlineData("over {span}", "over {length}", "says {length}")]
    public void Pattern_ThatIsBroken_IsAnErrorWithFileAndLine(string from, string to, string why)
    {
        Add("own.yml", Own.Replace(from, to, StringComparison.Ordinal));

        var error = Assert.Throws<AuditOpsException>(() => _sandbox.Run(new GetPattern { LiteralPath = [Log()], Type = ["own_pattern"] }).ToList());

        Assert.Contains("own.yml, line 6: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  confidence: 1\n", "  confidence: 2\n")]
    [InlineData("  summary: '{source_ip} failed {count:time}'\n", "")]
    [InlineData("  entity: {address: source_ip}\n", "  entity: {address: source_ip, actor: actor}\n")]
    [InlineData("auditops:\n", "auditops:\n  often: true\n")]
    [InlineData("name: own_pattern\n", "")]
    public void Pattern_ThatCannotBeRead_IsReportedAndTheOthersRun(string from, string to)
    {
        Add("own.yml", Own.ReplaceLineEndings("\n").Replace(from, to, StringComparison.Ordinal));

        Assert.DoesNotContain(_sandbox.Run(new GetPattern { LiteralPath = [Log()] }), finding => finding.Type == "own_pattern");

        Assert.Contains(_sandbox.Problems, problem => problem.Code == "RuleInvalid" && problem.Message.Contains("own.yml, line", StringComparison.Ordinal));
    }

    [Fact]
    public void Window_InTheMiddleOfAMatch_KeepsItWhole()
    {
        Add("own.yml", Own);
        var log = Log();

        var finding = Assert.Single(_sandbox.Run(new GetPattern { LiteralPath = [log], Type = ["own_pattern"], Since = new DateTimeOffset(2024, 3, 4, 10, 0, 15, TimeSpan.Zero) }));

        Assert.Equal(Assert.Single(_sandbox.Run(new GetPattern { LiteralPath = [log], Type = ["own_pattern"] })).FindingId, finding.FindingId);
        Assert.Equal(3, finding.Count);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(30)]
    [InlineData(77)]
    public void Window_LongAfterAMatchBegan_KeepsItsIdentity(int hours)
    {
        Add("own.yml", Own);
        var start = new DateTime(2024, 3, 4, 10, 0, 0);
        var log = _sandbox.Write("auth.log", string.Concat(Enumerable.Range(0, 80 * 60).Select(i =>
            $"{start.AddMinutes(i):yyyy-MM-ddTHH:mm:ss}+00:00 web1 sshd[{i + 1}]: Failed password for bob from 10.0.0.7 port 4000 ssh2\n")));

        var whole = Assert.Single(_sandbox.Run(new GetPattern { LiteralPath = [log], Type = ["own_pattern"] }));
        var part = Assert.Single(_sandbox.Run(new GetPattern { LiteralPath = [log], Type = ["own_pattern"], Since = new DateTimeOffset(start.AddHours(hours), TimeSpan.Zero) }));

        Assert.Equal((whole.FindingId, whole.Start, 80 * 60L), (part.FindingId, part.Start, part.Count));
    }

    private void Add(string name, string text)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_sandbox.StoreFolder, "content", "rules")).FullName;
        File.WriteAllText(Path.Combine(folder, name), text);
    }

    private string Log() => _sandbox.Write("auth.log", string.Concat(Enumerable.Range(0, 3).Select(i =>
        $"2024-03-04T10:00:{10 * i:00}+00:00 web1 sshd[{i + 1}]: Failed password for bob from 10.0.0.7 port {4000 + i} ssh2\n")));
}
