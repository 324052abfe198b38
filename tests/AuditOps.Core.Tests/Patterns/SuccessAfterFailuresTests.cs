using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Patterns;

public sealed class SuccessAfterFailuresTests
{
    private const string Attacker = "203.0.113.9";
    private const string Home = "192.0.2.1";

    private static List<Pattern> Run(Log log) => PatternRun.Of(log, "success_after_failures");

    private static Log Guessed(int failures, string address, bool knownFrom = false, double lastToLogin = 10)
    {
        var log = new Log();
        if (knownFrom)
            log.Succeeds(-86_400, "alice", Home);
        for (var i = 0; i < failures; i++)
            log.Fails(i, "alice", address);
        log.Succeeds(failures - 1 + lastToLogin, "alice", address);
        return log;
    }

    [Theory]
    [InlineData(4, false, false, null)]
    [InlineData(5, false, false, Severity.High)]
    [InlineData(3, true, true, null)]
    [InlineData(4, true, true, Severity.Medium)]
    [InlineData(5, true, true, Severity.High)]
    [InlineData(25, true, true, Severity.Critical)]
    [InlineData(2, true, false, null)]
    [InlineData(10, true, false, null)]
    [InlineData(11, true, false, Severity.Medium)]
    [InlineData(25, true, false, Severity.High)]
    public void Login_AfterFailuresOfTheAccount_IsFoundByNumberAndNewness(int failures, bool known, bool fromNew, Severity? severity) =>
        Assert.Equal(severity, Run(Guessed(failures, fromNew || !known ? Attacker : Home, known)).SingleOrDefault()?.Severity);

    [Theory]
    [InlineData(3_600, true)]
    [InlineData(3_600.000001, false)]
    public void Login_AtTheEndOfTheWindow_IsStillWithin(double seconds, bool found)
    {
        var log = new Log();
        log.Fails(0, "alice", Attacker, count: 5);
        log.Succeeds(seconds, "alice", Attacker);

        Assert.Equal(found, Run(log).Count == 1);
    }

    [Fact]
    public void Login_Found_NamesBothWithNumbersAndEvidence()
    {
        var log = Guessed(6, Attacker, knownFrom: true);

        var finding = Assert.Single(Run(log));
        Assert.Equal("alice logged in from 203.0.113.9 at 2024-03-04 00:00:15 UTC after 6 failures of this account from there, an address that is new to this account; 4 within 1 h is the limit.", finding.Explanation);
        Assert.Equal(("actor", "alice", 7L), (finding.EntityType, finding.EntityName, finding.Count));
        Assert.Equal(log.Events.Skip(1).Select(found => found.EventId), finding.EventId);
        Assert.Contains("attack.t1078", finding.Tags);
    }

    [Fact]
    public void Login_OfAnotherAccountFromASprayingAddress_IsFound()
    {
        var log = new Log();
        foreach (var name in new[] { "a", "b", "c", "d", "e" })
            log.Fails(0, name, Attacker);
        log.Succeeds(60, "alice", Attacker);

        var finding = Assert.Single(Run(log));
        Assert.Equal(("alice", Severity.High), (finding.EntityName, finding.Severity));
        Assert.Contains("5 failures on 5 other accounts", finding.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Login_FromANewAddressAfterFailuresElsewhere_IsFound()
    {
        var log = new Log();
        log.Succeeds(-86_400, "alice", Home);
        for (var i = 0; i < 10; i++)
            log.Fails(i, "alice", $"203.0.113.{i}");
        log.Succeeds(60, "alice", "198.51.100.7");

        Assert.Contains("10 failures elsewhere (10 addresses)", Assert.Single(Run(log)).Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Login_FromHomeWhileOthersAttack_IsNotFound()
    {
        var log = new Log();
        log.Succeeds(-86_400, "alice", Home);
        for (var i = 0; i < 100; i++)
            log.Fails(i, "alice", Attacker);
        log.Succeeds(200, "alice", Home);

        Assert.Empty(Run(log));
    }

    [Fact]
    public void Logins_OfColleaguesWhoMistypeBehindOneAddress_AreNotFound()
    {
        var log = new Log();
        for (var day = 0; day < 3; day++)
        {
            for (var person = 0; person < 20; person++)
            {
                log.Fails((day * 86_400) + (person * 60), $"user{person}", Home, count: 1 + (person % 2));
                log.Succeeds((day * 86_400) + (person * 60) + 10, $"user{person}", Home);
            }
        }

        Assert.Empty(Run(log));
    }

    [Fact]
    public void Login_Again_IsOneFinding()
    {
        var log = Guessed(5, Attacker);
        for (var i = 0; i < 5; i++)
            log.Fails(600 + i, "alice", Attacker, count: 4);
        log.Succeeds(700, "alice", Attacker);

        var finding = Assert.Single(Run(log));
        Assert.Equal((27L, 12), (finding.Count, finding.EventId.Count));
        Assert.Contains("2 times in all", finding.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Login_WithLoginsBeforeTheWindow_KnowsTheUsualAddress()
    {
        var log = new Log();
        log.Succeeds(-7 * 86_400, "alice", Home);
        log.Fails(0, "alice", Attacker, count: 4);
        log.Succeeds(1, "alice", Attacker);

        var request = new GetPattern { Type = ["success*"], Since = Log.At(-60) };
        Assert.Single(PatternRun.Of(log.Events, request));
        Assert.Empty(PatternRun.Of(log.Events.Skip(1), request));
    }

    [Theory]
    [InlineData("root", "carol")]
    [InlineData("carol", null)]
    public void Login_AfterThePasswordWasChanged_IsNoGuess(string by, string? of)
    {
        var log = new Log();
        for (var i = 0; i < 9; i++)
            log.Fails(i * 12, "carol", "192.0.2.1");
        log.Add(log.Add(500, "change_password", "success", by, category: "account") with { Target = of, EventId = "00000000000a11ce-90" });
        log.Succeeds(600, "carol", "192.0.2.1");

        Assert.Empty(PatternRun.Of(log.Events, new GetPattern()));
    }

    [Fact]
    public void Login_AfterFailuresThatFollowTheChangeOfThePassword_IsAGuess()
    {
        var log = new Log();
        log.Fails(0, "carol", "192.0.2.1");
        log.Add(log.Add(100, "change_password", "success", "root", category: "account") with { Target = "carol", EventId = "00000000000a11ce-90" });
        for (var i = 0; i < 6; i++)
            log.Fails(200 + i, "carol", "192.0.2.1");
        log.Succeeds(600, "carol", "192.0.2.1");

        Assert.Single(PatternRun.Of(log, "success_after_failures"));
    }
}
