using AuditOps.Core.Findings;

namespace AuditOps.Core.Tests.Findings;

public sealed class ToldOnceTests
{
    [Theory]
    [InlineData("carol", 2, "1 2", false)]
    [InlineData("carol", 2, "1 3", true)]
    [InlineData("carol", 9, "1 2", true)]
    [InlineData("dave", 2, "1 2", true)]
    public void Of_Anomaly_IsLeftOutWhereAPatternHoldsItsEvents(string actor, long count, string events, bool told)
    {
        var pattern = Pattern("carol", "1 2 4");
        var anomaly = Anomaly(actor, count, events, Severity.High);

        Assert.Equal(told, ToldOnce.Of([anomaly, pattern]).Contains(anomaly));
        Assert.Contains(pattern, ToldOnce.Of([anomaly, pattern]));
    }

    [Fact]
    public void Of_TwoAnomalies_TheMoreSevereStays()
    {
        var (low, high) = (Anomaly("carol", 1, "1", Severity.Low), Anomaly("carol", 1, "1", Severity.High));

        Assert.Equal([high], ToldOnce.Of([low, high]));
    }

    [Fact]
    public void Of_RulesAndPatterns_AllStay() => Assert.Equal(2, ToldOnce.Of([Pattern("carol", "1 2"), Pattern("carol", "1 2")]).Count());

    private static Pattern Pattern(string actor, string events) => new()
    {
        FindingId = "p",
        Kind = FindingKind.Pattern,
        Type = "t",
        Title = "",
        Severity = Severity.Low,
        Score = 1,
        Start = DateTime.UnixEpoch,
        End = DateTime.UnixEpoch.AddHours(1),
        EntityType = "actor",
        EntityName = actor,
        Count = 3,
        EventId = events.Split(' '),
        Explanation = "",
        Tags = [],
        Query = "",
    };

    private static Anomaly Anomaly(string actor, long count, string events, Severity severity) => new()
    {
        FindingId = "a",
        Kind = FindingKind.Anomaly,
        Type = "t",
        Title = "",
        Severity = severity,
        Score = 1,
        Start = DateTime.UnixEpoch,
        End = DateTime.UnixEpoch.AddHours(2),
        EntityType = "actor",
        EntityName = actor,
        Count = count,
        EventId = events.Split(' '),
        Explanation = "",
        Tags = [],
        Query = "",
        Baseline = "",
        Peers = [],
        Deviation = 3,
    };
}
