using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Patterns;

public sealed class FirstActionTests
{
    private const double Day = 86_400;

    private static List<Pattern> Run(Log log) => PatternRun.Of(log, "first_sudo");

    // 40 days, so that a week is learnt.
    private static Log Days()
    {
        var log = new Log();
        log.Add(0, "boot");
        log.Add(40 * Day, "shutdown");
        return log;
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(6.9, false)]
    public void Sudo_AfterTheLearningPeriod_IsFirst(double day, bool found)
    {
        var log = Days();
        log.Sudo(day * Day, "carol");

        Assert.Equal(found, Run(log).Count == 1);
    }

    [Fact]
    public void Sudo_UsedWhileLearning_IsNeverFirst()
    {
        var log = Days();
        log.Sudo(Day, "carol");
        log.Sudo(30 * Day, "carol");

        Assert.Empty(Run(log));
    }

    [Fact]
    public void Sudo_First_TellsHistoryCommandAndLogin()
    {
        var log = Days();
        log.Succeeds(2 * Day, "carol", "10.0.0.1");
        log.Sudo(20 * Day, "carol", "/bin/bash");
        log.Sudo(21 * Day, "carol", "/usr/bin/id");

        var finding = Assert.Single(Run(log));
        Assert.Equal("carol used sudo for the first time in 20 d of events as root on web1: /bin/bash; the actor's first login was 18 d before, 2 times in all.", finding.Explanation);
        Assert.Equal((Severity.Medium, 2L, 2), (finding.Severity, finding.Count, finding.EventId.Count));
    }

    [Fact]
    public void Sudo_Refused_IsHigh()
    {
        var log = Days();
        log.Sudo(20 * Day, "mallory", outcome: "failure");

        Assert.Equal(Severity.High, Assert.Single(Run(log)).Severity);
    }

    [Fact]
    public void Sudo_OfRoot_IsNothing()
    {
        var log = Days();
        log.Sudo(20 * Day, "root");

        Assert.Empty(Run(log));
    }

    [Fact]
    public void Sudo_UsedBeforeTheWindow_IsNotFirst()
    {
        var log = Days();
        log.Sudo(10 * Day, "carol");
        log.Sudo(30 * Day, "carol");
        log.Sudo(30 * Day, "dave");

        var findings = PatternRun.Of(log.Events, new GetPattern { Type = ["first_sudo"], Since = Log.At(29 * Day) });
        Assert.Equal("dave", Assert.Single(findings).EntityName);
        Assert.Contains("in 30 d of events", findings[0].Explanation, StringComparison.Ordinal);
    }
}
