using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Patterns;

public sealed class RepeatedFailedAuthenticationTests
{
    private const string Attacker = "203.0.113.9";

    private static List<Pattern> Run(Log log, double confidence = 0.5) => PatternRun.Of(log, "repeated_failed_authentication", confidence);

    [Theory]
    [InlineData(5, 300, true)]
    [InlineData(5, 300.000001, false)]
    [InlineData(4, 1, false)]
    public void Failures_NumberInSpan_ReachTheLimitInclusively(int number, double span, bool found)
    {
        var log = new Log();
        for (var i = 0; i < number; i++)
            log.Fails(span * i / (number - 1), "bob", Attacker);

        Assert.Equal(found, Run(log).Count == 1);
    }

    [Theory]
    [InlineData(10, 400, "10 in 1 h")]
    [InlineData(9, 400, null)]
    [InlineData(20, 4_000, "20 in 1 d")]
    [InlineData(19, 4_000, null)]
    public void Failures_SlowerThanTheFastLimit_ReachASlowerOne(int number, int pause, string? limit)
    {
        var log = new Log();
        for (var i = 0; i < number; i++)
            log.Fails(i * pause, "bob", Attacker);

        var findings = Run(log);
        Assert.Equal(limit is not null, findings.Count == 1);
        if (limit is not null)
            Assert.EndsWith($"; {limit} is the limit.", findings[0].Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, false, true)]
    [InlineData(4, false, false)]
    [InlineData(5, true, false)]
    public void Failures_OneEachOnAccountsThatNeverLoggedInFromThere_AreASpray(int accounts, bool loggedInFromThere, bool found)
    {
        var log = new Log();
        for (var i = 0; i < accounts; i++)
        {
            log.Succeeds(i, $"user{i}", loggedInFromThere ? Attacker : "192.0.2.1");
            log.Fails(1_000 + (i * 4_000), $"user{i}", Attacker);
        }

        Assert.Equal(found, Run(log) is [{ Severity: Severity.Medium }]);
    }

    [Fact]
    public void Failures_OfAProgramWithAnOldPassword_AreLow()
    {
        var log = new Log();
        log.Succeeds(-86_400, "backup", "10.1.1.1");
        for (var i = 0; i < 96; i++)
            log.Fails(i * 900, "backup", "10.1.1.1");

        var finding = Assert.Single(Run(log, confidence: 0));
        Assert.Equal(Severity.Low, finding.Severity);
        Assert.EndsWith("which had logged in from there before; 20 in 1 d is the limit.", finding.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Failures_OfAProgramWithAnOldPasswordThatHurries_AreMediumAtMost()
    {
        var log = new Log();
        log.Succeeds(-86_400, "backup", "10.1.1.1");
        for (var i = 0; i < 400; i++)
            log.Fails(i * 10, "backup", "10.1.1.1");

        var finding = Assert.Single(Run(log));
        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains("on backup, which had logged in from there before; ", finding.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Failures_OfAForgottenPassword_AreNotReported()
    {
        var log = new Log();
        log.Succeeds(-86_400, "alice", "192.0.2.1");
        for (var i = 0; i < 9; i++)
            log.Fails(i * 12, "alice", "192.0.2.1");
        log.Succeeds(900, "alice", "192.0.2.1");

        Assert.Empty(PatternRun.Of(log.Events, new GetPattern()));
    }

    [Fact]
    public void Failures_OfOneAddress_AreOneFindingWithTheNumbers()
    {
        var log = new Log();
        log.Succeeds(0, "root", "192.0.2.1");
        for (var i = 0; i < 100; i++)
            log.Fails(1_000 + (i * 3), "root", Attacker);
        for (var i = 0; i < 30; i++)
            log.Fails(1_300 + (i * 2), "admin", Attacker);
        log.Fails(1_363, "test", Attacker, count: 27);

        var finding = Assert.Single(Run(log));
        Assert.Equal(("address", Attacker, 157L, 157.0), (finding.EntityType, finding.EntityName, finding.Count, finding.Observed!.Value));
        Assert.Equal("203.0.113.9 failed to log in 157 times in 6 min 3 s on 3 accounts (root 100, admin 30, test 27); 5 in 5 min is the limit.", finding.Explanation);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal((Log.At(1_000), Log.At(1_363)), (finding.Start, finding.End));
        Assert.Equal(100, finding.EventId.Count);
        Assert.Equal(log.Events[1].EventId, finding.EventId[0]);
        Assert.Equal(log.Events[^1].EventId, finding.EventId[^1]);
        Assert.Equal(["attack.credential_access", "attack.t1110.001"], finding.Tags);
        Assert.Contains("source_ip = '203.0.113.9'", finding.Query, StringComparison.Ordinal);
        Assert.Equal("store", finding.Store);
    }

    [Theory]
    [InlineData("invalid_user")]
    [InlineData("pam_authentication")]
    public void Failures_LoggedOnlyUnderAFallback_AreFound(string action)
    {
        var log = new Log();
        for (var i = 0; i < 6; i++)
            log.Fails(i, "bob", Attacker, action: action);

        var finding = Assert.Single(Run(log));
        Assert.Equal(6, finding.Count);
        Assert.Contains(action, finding.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Failures_LoggedThreeWays_CountOnce()
    {
        var log = new Log();
        for (var i = 0; i < 6; i++)
        {
            log.Fails(i, "bob", Attacker, action: "invalid_user");
            log.Fails(i, null, Attacker, action: "pam_authentication");
            log.Fails(i, "bob", Attacker);
        }

        Assert.Equal(6, Assert.Single(Run(log)).Count);
        Assert.Empty(Run(ThreeWays(4)));
    }

    [Fact]
    public void Failures_AfterALongQuiet_AreAnotherFinding()
    {
        var log = new Log();
        foreach (var start in new[] { 0, 86_400 + 5, 3 * 86_400 })
            log.Fails(start, "bob", Attacker, count: 5);

        var findings = Run(log).OrderBy(finding => finding.Start).ToList();
        Assert.Equal([5L, 5L, 5L], findings.Select(finding => finding.Count));
        Assert.Equal(3, findings.Select(finding => finding.FindingId).Distinct().Count());
    }

    [Fact]
    public void Failures_SeveralBurstsADay_AreOneFindingThatCountsThem()
    {
        var log = new Log();
        foreach (var start in new[] { 0, 3_600, 7_200 })
            log.Fails(start, "bob", Attacker, count: 5);

        Assert.Contains("failed to log in 15 times in 3 bursts over 2 h on bob", Assert.Single(Run(log)).Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Failures_BehindASharedAddressThatPeopleThenLogInFrom_AreNotReported()
    {
        var log = new Log();
        for (var person = 0; person < 12; person++)
        {
            log.Fails(person * 20, $"user{person}", "198.51.100.1");
            log.Succeeds((person * 20) + 15, $"user{person}", "198.51.100.1");
        }

        Assert.Empty(Run(log));
        Assert.Equal(12, Assert.Single(Run(log, confidence: 0)).Count);
    }

    [Fact]
    public void Failures_OnAnAccountFromManyAddresses_AreAFindingOfTheAccount()
    {
        var log = new Log();
        log.Succeeds(0, "alice", "192.0.2.1");
        for (var i = 0; i < 12; i++)
            log.Fails(3_600 + i, "alice", $"203.0.113.{i}");

        var finding = Assert.Single(Run(log));
        Assert.Equal(("actor", "alice", 12L), (finding.EntityType, finding.EntityName, finding.Count));
        Assert.Contains("from 12 addresses", finding.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Failures_OnANameThatExistsNowhereFromAFewAddresses_AreToldWithTheAddressesOnly()
    {
        var log = new Log();
        for (var i = 0; i < 4; i++)
            log.Fails(i * 100, "oracle", $"203.0.113.{i}", count: 6);

        Assert.All(Run(log), finding => Assert.Equal("address", finding.EntityType));
    }

    [Fact]
    public void Failures_WithoutAnAddress_AreAFindingOfTheAccount()
    {
        var log = new Log();
        log.Fails(0, "bob", null, count: 5, action: "su");

        Assert.Equal(("actor", "bob"), Run(log).Select(finding => (finding.EntityType, finding.EntityName)).Single());
    }

    [Fact]
    public void Names_Hostile_StayNames()
    {
        var log = new Log();
        log.Fails(0, "x'; DROP TABLE events; --", "'; --", count: 5);
        log.Fails(0, "", "10.0.0.1", count: 5);

        var findings = Run(log);
        Assert.Contains(findings, finding => finding.Query.Contains("source_ip = '''; --'", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Explanation.Contains("(empty name)", StringComparison.Ordinal));
    }

    private static Log ThreeWays(int attempts)
    {
        var log = new Log();
        for (var i = 0; i < attempts; i++)
        {
            foreach (var action in new[] { "invalid_user", "pam_authentication", "login" })
                log.Fails(i, "bob", Attacker, action: action);
        }

        return log;
    }
}
