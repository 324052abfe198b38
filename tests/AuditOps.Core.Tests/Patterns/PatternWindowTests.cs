using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Patterns;

/// <summary>Patterns of a window that slides on, as a script sees them that runs every night.</summary>
public sealed class PatternWindowTests
{
    private const double Hour = 3_600;
    private const string Attacker = "203.0.113.9";

    [Fact]
    public void Campaign_ThatGoesOnOverTheWindowsStart_KeepsItsIdentity()
    {
        var log = new Log();
        for (var i = 0; i < 600; i++)
            log.Fails(i * 700, "root", Attacker, action: i % 3 == 0 ? "invalid_user" : "login");

        var whole = Assert.Single(Of(log, since: null));
        foreach (var hour in (double[])[1, 20, 50.5, 90])
        {
            var part = Assert.Single(Of(log, since: hour * Hour));
            Assert.Equal(whole.FindingId, part.FindingId);
            Assert.True(part.Start >= Log.At(hour * Hour));
        }
    }

    [Fact]
    public void Campaign_AfterADayOfQuiet_IsAnother()
    {
        var log = new Log();
        for (var i = 0; i < 20; i++)
            log.Fails(i, "root", Attacker);
        for (var i = 0; i < 20; i++)
            log.Fails((25 * Hour) + i, "root", Attacker);

        var both = Of(log, since: null);
        Assert.Equal(2, both.Count);
        Assert.Equal(both.MaxBy(finding => finding.Start)!.FindingId, Assert.Single(Of(log, since: 10 * Hour)).FindingId);
    }

    [Fact]
    public void GuessedLogin_OfWhichSomeFailuresLieBeforeTheWindow_KeepsItsIdentity()
    {
        var log = new Log();
        for (var i = 0; i < 40; i++)
            log.Fails(i * 60, "root", Attacker);
        log.Succeeds(40 * 60, "root", Attacker);

        var whole = Assert.Single(Guessed(since: null));
        var part = Assert.Single(Guessed(since: 1_500));
        Assert.Equal(whole.FindingId, part.FindingId);
        Assert.NotEqual(whole.Start, part.Start);

        List<Pattern> Guessed(double? since) => PatternRun.Of(log.Events, Request("success_after_failures", since));
    }

    [Fact]
    public void AddressOfTheLastMonths_IsUsual_AndAnOlderOneIsNot()
    {
        foreach (var (days, found) in (IEnumerable<(int, bool)>)[(89, false), (91, true)])
        {
            var log = new Log();
            log.Succeeds(0, "carol", "192.0.2.1");
            for (var i = 0; i < 8; i++)
                log.Fails((days * 24 * Hour) + i - 100, "carol", "192.0.2.1");
            log.Succeeds(days * 24 * Hour, "carol", "192.0.2.1");

            foreach (var since in (double?[])[null, (days * 24 * Hour) - 200])
                Assert.Equal(found, PatternRun.Of(log.Events, Request("success_after_failures", since)).Count == 1);
        }
    }

    private static List<Pattern> Of(Log log, double? since) => PatternRun.Of(log.Events, Request("repeated_failed_authentication", since));

    private static GetPattern Request(string type, double? since) =>
        new() { Type = [type], Confidence = 0, Since = since is { } seconds ? new DateTimeOffset(Log.At(seconds)) : null };
}
