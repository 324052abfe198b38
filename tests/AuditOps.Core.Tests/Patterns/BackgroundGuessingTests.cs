using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Patterns;

public sealed class BackgroundGuessingTests
{
    private const double Day = 86_400;

    [Theory]
    [InlineData(10, 10)]
    [InlineData(11, 1)]
    [InlineData(60, 1)]
    public void Addresses_ThatTryAFewPasswords_AreToldTogetherWhenThereAreMany(int addresses, int findings)
    {
        var found = Run(Guessing(addresses));

        Assert.Equal(findings, found.Count);
        Assert.All(found, finding => Assert.Equal(Severity.Low, finding.Severity));
        Assert.Equal(6 * addresses, found.Sum(finding => finding.Count));
    }

    [Fact]
    public void Together_TheyAreOneFindingWithTheNumbers()
    {
        var log = Guessing(11);
        log.Fails(Day, "admin", "198.51.100.3", count: 2);
        var finding = Assert.Single(Run(log));

        Assert.Equal("11 addresses failed to log in 6 to 8 times each", finding.Title);
        Assert.Equal(("addresses", "11 addresses", 68L), (finding.EntityType, finding.EntityName, finding.Count));
        Assert.StartsWith("11 addresses (198.51.100.3 8, 198.51.100.0 6, 198.51.100.1 6 and 8 more) failed to log in 68 times in ", finding.Explanation, StringComparison.Ordinal);
        Assert.Contains(" on 2 accounts (guest 66, admin 2): no more than 8 each", finding.Explanation, StringComparison.Ordinal);
        Assert.Equal(11, finding.EventId.Select(id => log.Events.First(found => found.EventId == id).SourceIp).Distinct().Count());
    }

    [Fact]
    public void Together_TheyKeepTheirIdentityWhileTheWeekGoesOn()
    {
        var id = Assert.Single(Run(Guessing(11))).FindingId;

        Assert.Equal(id, Assert.Single(Run(Guessing(40))).FindingId);
    }

    [Fact]
    public void Addresses_OfDifferentWeeks_AreToldWeekByWeek()
    {
        var log = Guessing(20);
        Guess(log, 20, 20, from: 8 * Day);
        Guess(log, 50, 5, from: 15 * Day);

        var found = Run(log);
        Assert.Equal(["20 addresses", "20 addresses"], found.Where(finding => finding.EntityName.EndsWith("addresses", StringComparison.Ordinal)).Select(finding => finding.EntityName));
        Assert.Equal(7, found.Count);
    }

    [Fact]
    public void Addresses_ThatMatterMore_AreToldAlone()
    {
        var log = Guessing(20);
        for (var i = 0; i < 40; i++)
            log.Fails(2 * Day + i, "guest", "203.0.113.9");

        Assert.Equal(["203.0.113.9", "20 addresses"], Run(log).Select(finding => finding.EntityName));
    }

    private static List<Pattern> Run(Log log) => [.. PatternRun.Of(log, "repeated_failed_authentication").Where(finding => finding.EntityType != "actor")];

    private static Log Guessing(int addresses)
    {
        var log = new Log();
        Guess(log, 0, addresses, from: 0);
        return log;
    }

    private static void Guess(Log log, int first, int addresses, double from)
    {
        for (var address = first; address < first + addresses; address++)
        {
            for (var i = 0; i < 6; i++)
                log.Fails(from + (address * 1_000) + i, "guest", $"198.51.100.{address}");
        }
    }
}
