using System.Globalization;
using System.Text.Json;
using AuditOps.Core.Operations;
using AuditOps.Core.Tests.Operations;
using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Anomalies;

public sealed class GetAnomalyTests
{
    private const int Hour = 3_600;

    private static List<Anomaly> Run(Log log, GetAnomaly? request = null) => [.. new GetAnomalyOperation().Run(request ?? new GetAnomaly(), new AnalysisContext(log.Events))];

    // Work from 8 to 18 on working days, little at night, nothing on weekends; the same every week but for a few events.
    private static Log Weeks(int weeks, Func<int, int, int>? change = null)
    {
        var log = new Log();
        for (var hour = 0; hour < weeks * 168; hour++)
        {
            var usual = hour % 168 >= 120 ? 0 : hour % 24 is >= 8 and < 18 ? 20 + (hour * 7 % 5) : 1;
            Add(log, hour, change?.Invoke(hour, usual) ?? usual);
        }

        log.Add(weeks * 168 * Hour, "end");
        return log;
    }

    private static void Add(Log log, int hour, int events) => AddOf(log, "alice", hour, events);

    private static void AddOf(Log log, string actor, int hour, int events)
    {
        for (var i = 0; i < events; i++)
            log.Add((hour * Hour) + (3_599.0 * i / events), "open", "success", actor, "10.0.0.1", "file");
    }

    [Fact]
    public void Week_AfterWeek_HoldsNothingUnusual() => Assert.Empty(Run(Weeks(5)));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Weekend_OfAnyNumberOfWeeks_IsNoSilence(int weeks) => Assert.Empty(Run(Weeks(weeks)));

    [Fact]
    public void Spike_IsFoundWithItsNumbersAndEvidence()
    {
        var finding = Assert.Single(Run(Weeks(5, (hour, usual) => hour == (2 * 168) + 10 ? 400 : usual)));

        Assert.Equal(("event_frequency", Severity.High), (finding.Type, finding.Severity));
        Assert.Equal((Log.At(346 * Hour), Log.At(347 * Hour)), (finding.Start, finding.End));
        Assert.Equal((400.0, 400L), (finding.Observed!.Value, finding.Count));
        Assert.InRange(finding.Expected!.Value, 18, 26);
        Assert.InRange(finding.Deviation, 25, 40);
        Assert.Equal("median of the same hour in 4 other weeks", finding.Baseline);
        Assert.Equal(100, finding.EventId.Count);
        Assert.Contains("400 events in 1 h from 2024-03-18 10:00:00 UTC", finding.Explanation, StringComparison.Ordinal);
        Assert.Contains("; mostly file 400, open 400, alice 400, 10.0.0.1 400.", finding.Explanation, StringComparison.Ordinal);
        Assert.Equal(["spike"], finding.Tags);
    }

    [Fact]
    public void Spike_OfMoreEventsThanAreRead_IsCountedWhole()
    {
        var finding = Assert.Single(Run(Weeks(3, (hour, usual) => hour == 168 + 10 ? 10_500 : usual)));

        Assert.Equal((10_500L, 100), (finding.Count, finding.EventId.Count));
        Assert.Contains("; mostly file 10,500, open 10,500, alice 10,500, 10.0.0.1 10,500.", finding.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Silence_OfAWorkingDay_IsMedium_BecauseItMayBeAHoliday()
    {
        var findings = Run(Weeks(5, (hour, usual) => hour / 24 == 15 ? 0 : usual));

        Assert.Equal([Severity.Medium], findings.Select(finding => finding.Severity));
        Assert.EndsWith(" σ below, as on a weekend.", findings[0].Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, Severity.Low)]
    [InlineData(0, Severity.High)]
    public void Drop_OfAWorkingDay_IsLowWhereWeekendsAreAsQuiet(int events, Severity severity)
    {
        var findings = Run(Weeks(6, (hour, usual) => hour % 168 >= 120 ? 2 : hour / 24 == 15 ? events : Math.Max(2, usual)));

        Assert.Equal([severity], findings.Select(finding => finding.Severity));
    }

    // A service has no weekends: whichever of the two the rest of the day is nearer to, the silent hour is far below both.
    [Theory]
    [InlineData(29)]
    [InlineData(31)]
    public void Silence_OfAnHour_OfWhatNeverRests_IsNoHoliday(int onThatDay)
    {
        var findings = Run(Weeks(5, (hour, _) => hour == (15 * 24) + 12 ? 0 : hour / 24 == 15 ? onThatDay : hour % 168 >= 120 ? 29 : 31));

        Assert.Equal([Severity.High], findings.Select(finding => finding.Severity));
        Assert.DoesNotContain("weekend", findings[0].Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Silence_OfOneOfSeveral_OnAWorkingDay_IsLow()
    {
        var log = Weeks(5, (_, usual) => usual + 30);
        for (var hour = 0; hour < 5 * 168; hour++)
            AddOf(log, "bob", hour, hour % 168 < 120 && hour % 24 is >= 8 and < 18 && hour / 24 != 15 ? 25 : 0);

        var finding = Assert.Single(Run(log), finding => finding.EntityType == "actor");
        Assert.Equal(("bob", Severity.Low), (finding.EntityName, finding.Severity));
    }

    [Fact]
    public void Silence_InWorkingHours_IsOneFinding()
    {
        var finding = Assert.Single(Run(Weeks(5, (hour, usual) => hour is >= 346 and < 350 ? 0 : usual)));

        Assert.Equal((Log.At(346 * Hour), Log.At(350 * Hour), 0L), (finding.Start, finding.End, finding.Count));
        Assert.True(finding.Deviation < -10);
        Assert.Empty(finding.EventId);
        Assert.StartsWith("No events, usually 8", finding.Title, StringComparison.Ordinal);
        Assert.Equal(["drop"], finding.Tags);
    }

    [Fact]
    public void Spike_AtNight_CountsAgainstTheNight() =>
        Assert.Equal(Log.At(339 * Hour), Assert.Single(Run(Weeks(5, (hour, usual) => hour == 339 ? 40 : usual))).Start);

    [Fact]
    public void Work_AtAnUnusualTime_IsNoUnusualAmount()
    {
        var log = Weeks(4);
        for (var hour = 0; hour < 4 * 168; hour++)
        {
            if (hour % 168 < 120 && hour % 24 is >= 9 and < 12)
                AddOf(log, "carol", hour, 20);
        }

        AddOf(log, "carol", (2 * 168) + 140, 20);
        AddOf(log, "carol", (2 * 168) + 141, 20);
        Assert.DoesNotContain(Run(log), finding => finding.EntityName == "carol");
    }

    [Fact]
    public void Hours_CutShortByTheEnds_AreNoDrop()
    {
        var log = new Log();
        log.Add(0.75 * Hour, "open");
        for (var hour = 1; hour < 100; hour++)
            Add(log, hour, 50);
        log.Add(100.1 * Hour, "open");

        Assert.Empty(Run(log));
    }

    [Fact]
    public void Hour_CutShort_CanStillHoldTooMuch()
    {
        var log = new Log();
        for (var hour = 0; hour < 100; hour++)
            Add(log, hour, 50);
        for (var i = 0; i < 300; i++)
            log.Add((100 * Hour) + i, "open");

        Assert.Equal(300, Assert.Single(Run(log)).Count);
    }

    [Fact]
    public void Counts_OfAHandfulInAnEmptyFortnight_DoNotExplode()
    {
        var log = new Log();
        log.Add(0, "boot");
        Add(log, 100, 5);
        log.Add(336 * Hour, "shutdown");

        Assert.Empty(Run(log));
    }

    [Fact]
    public void Chance_Alone_IsNotReported()
    {
        var random = new Random(7);
        for (var round = 0; round < 3; round++)
        {
            var log = Weeks(4, (_, usual) => Poisson(random, usual));
            Assert.Empty(Run(log));
        }
    }

    [Fact]
    public void Spike_OfOneActorInABusyLog_IsToldOnce()
    {
        var log = Weeks(4);
        for (var hour = 0; hour < 4 * 168; hour++)
            log.Add((hour * Hour) + 5, "open", "success", "backup", "10.0.0.2", "file");
        for (var i = 0; i < 60; i++)
            log.Add((346 * Hour) + i, "open", "success", "backup", "10.0.0.2", "file");

        var finding = Assert.Single(Run(log));
        Assert.Equal(61, finding.Count);
        Assert.Equal("backup", finding.EntityName);
    }

    [Fact]
    public void MinDeviation_AboveAll_LeavesNothing() =>
        Assert.Empty(Run(Weeks(5, (hour, usual) => hour == 346 ? 400 : usual), new GetAnomaly { MinDeviation = 90 }));

    [Fact]
    public void Threshold_AboveTheSpike_LeavesNothing() =>
        Assert.Empty(Run(Weeks(5, (hour, usual) => hour == 346 ? 400 : usual), new GetAnomaly { Threshold = 90 }));

    [Fact]
    public void History_OfLessThanADay_IsAWarning()
    {
        var context = new AnalysisContext(Enumerable.Range(0, 20).Select(i => new Log().Add(i * Hour, "open")).Select((found, i) => found with { EventId = $"0000000000000001-{i}" }));
        Assert.Empty(new GetAnomalyOperation().Run(new GetAnomaly(), context));
        Assert.Equal("HistoryTooShort", Assert.Single(context.Problems).Code);
    }

    [Fact]
    public void Type_Unknown_NamesThePossible() => Assert.Contains("event_frequency",
        Assert.Throws<AuditOpsException>(() => Run(Weeks(1), new GetAnomaly { Type = ["colour"] })).Message, StringComparison.Ordinal);

    [Fact]
    public void Events_InAnyOrderAndCulture_GiveTheSameJson()
    {
        var log = Weeks(3, (hour, usual) => hour is 200 or 201 ? 1_200 : usual);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            var shuffled = JsonSerializer.Serialize(new GetAnomalyOperation().Run(new GetAnomaly(), new AnalysisContext(log.Events.Reverse())));
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            Assert.Equal(JsonSerializer.Serialize(Run(log)), shuffled);
            Assert.Contains("2,400 events in 2 h", shuffled, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static int Poisson(Random random, double mean)
    {
        var (count, product) = (0, random.NextDouble());
        for (var limit = Math.Exp(-mean); product > limit; count++)
            product *= random.NextDouble();
        return count;
    }
}
