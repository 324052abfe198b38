using AuditOps.Core.Operations;
using AuditOps.Core.Tests.Operations;
using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Anomalies;

public sealed class HabitAnomaliesTests
{
    private const int Day = 86_400;
    private const int Days = 24;

    private static readonly string[] People = ["ana", "ben", "eva", "ida", "leo", "mia"];

    [Fact]
    public void EverydayLife_HoldsNothing() => Assert.Empty(Run(Life(), "first_seen", "geographic", "suspicious_combination", "user_behaviour"));

    [Fact]
    public void Geographic_NetworkThatNobodyUsed_IsFoundWithWhatWasUsual()
    {
        var log = Life();
        log.Add((20 * Day) + 40_000, "login", "success", "ana", "198.51.100.7", "authentication");

        var finding = Assert.Single(Run(log, "geographic"));

        Assert.Equal(("actor", "ana", 1L), (finding.EntityType, finding.EntityName, finding.Count));
        Assert.Equal("ana for the first time from 198.51.0.0/16 (198.51.100.7)", finding.Title);
        Assert.Contains("on 21 days before only from 10.0.0.0/16", finding.Explanation, StringComparison.Ordinal);
        Assert.Equal("own 20 days, and how often all actors begin what nobody else does after as many", finding.Baseline);
        Assert.True(finding.Deviation > 2);
        Assert.Single(finding.EventId);
    }

    [Fact]
    public void Geographic_TwoCountries_TellsDistanceAndSpeed()
    {
        var log = Life(_ => "8.8.8.8");
        log.Add((20 * Day) + (13 * 3_600), "login", "success", "ana", "2001:200::5", "authentication");

        var finding = Assert.Single(Run(log, "geographic"));

        Assert.StartsWith("ana for the first time from JP", finding.Title, StringComparison.Ordinal);
        Assert.Matches("only from US; at least [0-9]{1,2},[0-9]{3} km from 8.8.8.8, .* after it, which takes [0-9,]+ km/h", finding.Explanation);
    }

    [Fact]
    public void Geographic_OperatorThatNobodyUsed_IsFoundInTheUsualCountry()
    {
        var log = Life(person => $"84.0.{person}.1");
        log.Add((20 * Day) + 40_000, "login", "success", "ana", "85.0.0.7", "authentication");

        var finding = Assert.Single(Run(log, "geographic"));

        Assert.Equal("ana for the first time by way of AS64500 (85.0.0.7)", finding.Title);
        Assert.Contains("came by way of AS64500 in DE at", finding.Explanation, StringComparison.Ordinal);
        Assert.Contains("before only by way of AS3320", finding.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Geographic_OperatorThatOthersUse_IsNotFoundOnItsOwn()
    {
        // Who works from home comes by another operator now and then, and so does everybody.
        var log = Life(person => person % 2 == 0 ? "84.0.0.1" : "85.0.0.1");
        for (var person = 0; person < People.Length; person++)
        {
            for (var day = 1 + person; day < Days; day += 3)
                log.Add((day * Day) + 40_000, "login", "success", People[person], person % 2 == 0 ? "85.0.0.1" : "84.0.0.1", "authentication");
        }

        Assert.Empty(Run(log, "geographic"));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Geographic_ActorOfFewDays_IsJudgedByWhatOthersDidAfterAsMany(int days, bool found)
    {
        var log = Life();
        for (var day = 0; day < days; day++)
            log.Add((((18 + day) * Day) + 30_000), "login", "success", "newcomer", "10.0.9.1", "authentication");
        log.Add(((18 + days - (found ? 0 : 1)) * Day) + 40_000, "login", "success", "newcomer", "198.51.100.7", "authentication");

        Assert.Equal(found, Run(log, "geographic").Count == 1);
    }

    [Fact]
    public void FirstSeen_WhereEverybodyBeginsMuch_NewcomersMayToo()
    {
        var log = new Log();
        for (var person = 0; person < 30; person++)
        {
            for (var day = 0; day < 6; day++)
                log.Add((((person + day) % 20) * Day) + 30_000 + person, "login", "success", $"p{person}", $"10.{day}.{person}.1", "authentication");
        }

        Assert.Empty(Run(log, "first_seen", "geographic"));
    }

    [Fact]
    public void FirstSeen_ActionOfAnActorWithAHistory_IsFound()
    {
        var log = Life();
        log.Add((21 * Day) + 30_000, "create_user", "success", "ben", "10.0.1.1", "account");

        var finding = Assert.Single(Run(log, "first_seen"));

        Assert.Equal("ben for the first time did create_user", finding.Title);
        Assert.Contains("nobody else has either", finding.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void FirstSeen_ActorWithoutAHistory_IsNotJudged()
    {
        var log = Life();
        log.Add((21 * Day) + 30_000, "create_user", "success", "newcomer", "10.0.1.1", "account");

        Assert.Empty(Run(log, "first_seen"));
    }

    [Fact]
    public void FirstSeen_WhatFailed_IsNoHabitAndNoNews()
    {
        var log = Life();
        log.Add((20 * Day) + 40_000, "login", "failure", "ana", "198.51.100.7", "authentication");

        Assert.Empty(Run(log, "first_seen", "geographic"));
    }

    [Fact]
    public void UserBehaviour_DayOfOtherWork_IsToldWithPeers()
    {
        var log = Life();
        for (var i = 0; i < 60; i++)
            log.Add((19 * Day) + 40_000 + i, "write", "success", "eva", "10.0.2.1", "file");

        var finding = Assert.Single(Run(log, "user_behaviour"));

        Assert.Equal(("eva", "user_behaviour"), (finding.EntityName, finding.Type));
        Assert.Equal(3, finding.Peers.Count);
        Assert.True(finding.Observed >= 60 && finding.Observed > 3 * finding.Expected);
        Assert.Contains($"peers ({string.Join(", ", finding.Peers)})", finding.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void SuspiciousCombination_FrequentPartsThatNeverMeet_AreFoundWithNumbers()
    {
        var log = Life();
        log.Add(new AuditEvent { EventId = $"{1UL:x16}-999999", Time = Log.At((12 * Day) + 40_000), Category = "file", Action = "read", Outcome = "success", Count = 1, Actor = "ana", Host = "host5" });

        var finding = Assert.Single(Run(log, "suspicious_combination"));

        Assert.Equal("ana", finding.EntityName);
        Assert.Equal(1, finding.Observed);
        Assert.True(finding.Expected > 20);
        Assert.Equal(["actor", "host"], finding.Tags);
        Assert.Equal(["0000000000000001-999999"], finding.EventId);
    }

    [Fact]
    public void Budget_Larger_ReportsNoLess()
    {
        var log = Life();
        log.Add((20 * Day) + 40_000, "login", "success", "ana", "198.51.100.7", "authentication");

        Assert.Empty(Run(log, 0.01, "geographic"));
        Assert.Single(Run(log, 1, "geographic"));
    }

    // Everybody reads and writes on one host of their own, from one address, a little more on some days than on others.
    private static Log Life(Func<int, string>? address = null)
    {
        var log = new Log();
        var record = 0;
        for (var day = 0; day < Days; day++)
        {
            for (var person = 0; person < People.Length; person++)
            {
                for (var i = 0; i < 20 + ((day * 7 + person * 3) % 5); i++)
                {
                    log.Add(new AuditEvent
                    {
                        EventId = $"{2UL:x16}-{record++}",
                        Time = Log.At((day * Day) + (9 * 3_600) + (i * 200) + person),
                        Category = "file",
                        Action = i == 0 ? "login" : i % 5 == 0 ? "write" : "read",
                        Outcome = "success",
                        Count = 1,
                        Actor = People[person],
                        SourceIp = address?.Invoke(person) ?? $"10.0.{person}.1",
                        Host = $"host{person}",
                    });
                }
            }
        }

        return log;
    }

    private static List<Anomaly> Run(Log log, params string[] types) => Run(log, 1, types);

    private static List<Anomaly> Run(Log log, double budget, params string[] types) =>
        [.. new GetAnomalyOperation().Run(new GetAnomaly { Type = types, FalseAlarmsPerDay = budget }, new AnalysisContext(log.Events))];
}
