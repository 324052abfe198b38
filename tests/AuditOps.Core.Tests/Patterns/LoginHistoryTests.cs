using AuditOps.Core.Patterns;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Tests.Patterns;

public sealed class LoginHistoryTests
{
    private static readonly long Day = Microseconds.Of(TimeSpan.FromDays(1));

    [Fact]
    public void Add_AMillionAddressesOverTenYears_RemembersTheLastMonthsOnly()
    {
        var logins = new LoginHistory();
        for (var i = 0L; i < 1_000_000; i++)
            logins.Add($"user{i % 5_000}", $"10.{i >> 16}.{i >> 8 & 255}.{i & 255}", i * (3_650 * Day / 1_000_000));

        Assert.InRange(logins.Pairs, 1, 110_000);
        Assert.Equal(0, logins.FirstLogin("user0"));
    }

    [Fact]
    public void With_SaysWhetherAnAccountHadLoggedInFromThere()
    {
        var logins = new LoginHistory();
        logins.Add("carol", "192.0.2.1", 0);

        Assert.Equal(Acquaintance.Here, logins.With("carol", "192.0.2.1", 90 * Day));
        Assert.Equal(Acquaintance.Elsewhere, logins.With("carol", "192.0.2.1", (90 * Day) + 1));
        Assert.Equal(Acquaintance.Elsewhere, logins.With("carol", "192.0.2.2", 1));
        Assert.Equal(Acquaintance.None, logins.With("dave", "192.0.2.1", 1));
        Assert.Equal(Acquaintance.None, logins.With(null, "192.0.2.1", 1));
    }

    [Fact]
    public void Of_AfterALongPause_BeginsAgain()
    {
        var logins = new LoginHistory();
        logins.Add("carol", null, 0);
        logins.Add("carol", null, 100 * Day);
        logins.Add("carol", null, 101 * Day);

        Assert.Equal((100 * Day, 101 * Day), logins.Of("carol", null, 102 * Day));
        Assert.Equal(0, logins.FirstLogin("carol"));
    }
}
