using AuditOps.Core.Operations;
using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Operations;

public sealed class GetTrendTests
{
    private const int Day = 86_400;

    private static List<Trend> Run(Log log, GetTrend request) => [.. new GetTrendOperation().Run(request, new AnalysisContext(log.Events))];

    private static Log Growing(int days)
    {
        var log = new Log();
        for (var day = 0; day < days; day++)
        {
            for (var i = 0; i <= 2 * day; i++)
                log.Fails((day * Day) + (i * 60), $"user{i % 4}", "10.0.0.1");
            log.Succeeds((day * Day) + 40_000, "alice", "10.0.0.9");
        }

        return log;
    }

    [Fact]
    public void Run_FailuresThatGrow_AreToldWithSlopeForecastAndChange()
    {
        var trend = Run(Growing(12), new GetTrend { Metric = TrendMetric.FailedAuthentications }).Single();

        Assert.Equal((TrendDirection.Increasing, 2.0), (trend.Direction, trend.Slope!.Value));
        Assert.Equal((trend.Point.Count, trend.Last, trend.Previous), (11, 21, 19L));
        Assert.Equal(10.5, trend.ChangePercent);
        Assert.Equal(23, trend.Forecast!.Value, 3);
        Assert.StartsWith("Increasing by 2 a day (2 to 2); ", trend.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Users_CountsEachOnceADay() => Assert.Equal([2, 4, 5, 5], Run(Growing(5), new GetTrend { Metric = TrendMetric.UniqueUsers }).Single().Point.Select(point => point.Value));

    [Fact]
    public void Run_ByAColumn_TellsTheValuesWithMost()
    {
        var trends = Run(Growing(8), new GetTrend { GroupBy = "outcome", Top = 1 });
        Assert.Equal(("failure", TrendDirection.Increasing), (trends.Single().Group, trends.Single().Direction));
    }

    [Fact]
    public void Run_PeriodsWithoutEvents_CountAsZero()
    {
        var log = new Log();
        log.Fails(0, "root", "10.0.0.1");
        log.Fails(5 * Day, "root", "10.0.0.1");
        Assert.Equal([1, 0, 0, 0, 0], Run(log, new GetTrend()).Single().Point.Select(point => point.Value));
    }

    [Fact]
    public void Run_NoEvents_GivesNothing() => Assert.Empty(Run(new Log(), new GetTrend()));

    [Fact]
    public void Run_TooManyPeriods_SaysWhatToDo()
    {
        var log = new Log();
        log.Fails(0, "root", "10.0.0.1");
        log.Fails(400 * Day, "root", "10.0.0.1");
        Assert.Contains("Choose a longer -Period", Assert.Throws<AuditOpsException>(() => Run(log, new GetTrend { Period = TrendPeriod.Hourly })).Message, StringComparison.Ordinal);
    }
}
