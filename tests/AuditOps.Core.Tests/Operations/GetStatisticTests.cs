using AuditOps.Core.Operations;
using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Operations;

public sealed class GetStatisticTests
{
    private static List<Statistic> Run(Log log, GetStatistic request) => [.. new GetStatisticOperation().Run(request, new AnalysisContext(log.Events))];

    private static Log Sample()
    {
        var log = new Log();
        log.Fails(0, "root", "10.0.0.1", count: 3);
        log.Fails(10, "admin", "10.0.0.2");
        log.Succeeds(3_700, "alice", "10.0.0.3");
        log.Add(90_000, "boot");
        return log;
    }

    [Fact]
    public void Run_ByAction_CountsRepetitionsActorsAndFailures()
    {
        var rows = Run(Sample(), new GetStatistic());

        Assert.Equal(["login", "boot"], rows.Select(row => row.Group));
        Assert.Equal((5L, 83.33, 3L, 4L), (rows[0].Count, rows[0].Percent, rows[0].UniqueActors, rows[0].Failures));
        Assert.Equal((Log.At(0), Log.At(3_700)), (rows[0].Start!.Value, rows[0].End!.Value));
        Assert.Equal("store", rows[0].Store);
    }

    [Theory]
    [InlineData("hour", "2024-03-04T00:00Z")]
    [InlineData("day", "2024-03-04")]
    [InlineData("month", "2024-03")]
    [InlineData("weekday", "Monday")]
    [InlineData("hour_of_week", "Monday 00:00")]
    [InlineData("hourOfWeek", "Monday 00:00")]
    [InlineData("SourceIp", "10.0.0.1")]
    [InlineData("source_ip", "10.0.0.1")]
    [InlineData("HostName", "(none)")]
    public void Run_EveryName_ShowsItsGreatestGroup(string name, string expected) =>
        Assert.Equal(expected, Run(Sample(), new GetStatistic { GroupBy = [name], Top = 1 }).Single().Group);

    [Fact]
    public void Run_WeekdayInAZone_CountsInThatZone() =>
        Assert.Equal("Sunday", Run(Sample(), new GetStatistic { GroupBy = ["weekday"], TimeZone = "America/New_York", Top = 1 }).Single().Group);

    [Fact]
    public void Run_TwoColumnsWithTies_OrdersTiesByValue()
    {
        var log = new Log();
        foreach (var actor in new[] { "c", "a", "b" })
            log.Succeeds(1, actor, null);

        Assert.Equal(["a, success", "b, success"], Run(log, new GetStatistic { GroupBy = ["actor", "outcome"], Top = 2 }).Select(row => row.Group));
    }

    [Fact]
    public void Run_UnknownColumn_ListsThePossibleOnes()
    {
        var error = Assert.Throws<AuditOpsException>(() => Run(Sample(), new GetStatistic { GroupBy = ["colour"] }));
        Assert.Equal("ColumnUnknown", error.Code);
        Assert.Contains("source_ip", error.Message, StringComparison.Ordinal);
        Assert.Contains("hour_of_week", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NoEvents_YieldsNothing() => Assert.Empty(Run(new Log(), new GetStatistic()));
}
