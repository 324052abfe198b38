using AuditOps.Core.Trends;

namespace AuditOps.Core.Tests.Trends;

public sealed class TrendAnalysisTests
{
    private static readonly DateTime Monday = new(2024, 3, 4, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Of_LineWithAnOutlier_FindsTheLine()
    {
        var values = Enumerable.Range(0, 20).Select(i => 10.0 + (3 * i)).ToArray();
        values[7] = 5_000;
        var trend = TrendAnalysis.Of(values, TrendPeriod.Daily, Monday, 0.95);

        Assert.Equal(TrendDirection.Increasing, trend.Direction);
        Assert.Equal(3, trend.Line!.Slope, 6);
    }

    [Fact]
    public void Of_WeeksWithoutATrend_AreSteadyAndGoOnAsTheyWere()
    {
        var values = Enumerable.Range(0, 35).Select(i => i % 7 >= 5 ? 10.0 : 100 + (i * 7 % 5)).ToArray();
        var trend = TrendAnalysis.Of(values, TrendPeriod.Daily, Monday, 0.95);

        Assert.Equal((TrendDirection.Steady, "day of the week"), (trend.Direction, trend.Season.Name));
        Assert.InRange(trend.Next!.Value.Value, 98, 106);
    }

    [Fact]
    public void Of_WeeksThatGrow_AreToldApartFromTheirSeason()
    {
        var values = Enumerable.Range(0, 42).Select(i => (i % 7 >= 5 ? 10.0 : 100) + (2 * i)).ToArray();
        var trend = TrendAnalysis.Of(values, TrendPeriod.Daily, Monday, 0.95);

        Assert.Equal(TrendDirection.Increasing, trend.Direction);
        Assert.InRange(trend.Line!.Slope, 1.8, 2.2);
    }

    [Fact]
    public void Of_NoisyLines_IntervalsAndForecastsHoldWhatTheySay()
    {
        var random = new Random(7);
        var (slopes, forecasts, runs) = (0, 0, 500);
        for (var run = 0; run < runs; run++)
        {
            double Value(int i) => 1_000 + (4 * i) + (20 * (Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6));
            var trend = TrendAnalysis.Of([.. Enumerable.Range(0, 30).Select(Value)], TrendPeriod.Monthly, Monday, 0.95);
            slopes += trend.Line!.Low <= 4 && 4 <= trend.Line.High ? 1 : 0;
            var next = Value(30);
            forecasts += trend.Next!.Value.Low <= next && next <= trend.Next.Value.High ? 1 : 0;
        }

        Assert.InRange(slopes, 0.92 * runs, runs);
        Assert.InRange(forecasts, 0.90 * runs, runs);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Of_TooFew_IsUnknown(int count) =>
        Assert.Equal(TrendDirection.Unknown, TrendAnalysis.Of([.. Enumerable.Range(0, count).Select(i => (double)i)], TrendPeriod.Daily, Monday, 0.95).Direction);

    [Fact]
    public void Of_OnlyZeros_IsSteadyAtZero()
    {
        var trend = TrendAnalysis.Of(new double[30], TrendPeriod.Daily, Monday, 0.95);
        Assert.Equal((TrendDirection.Steady, 0.0), (trend.Direction, trend.Next!.Value.High));
    }
}
