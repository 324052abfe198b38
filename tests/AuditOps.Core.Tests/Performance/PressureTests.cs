using AuditOps.Core.Performance.Bottlenecks;
using Xunit;

namespace AuditOps.Core.Tests.Performance;

public sealed class PressureTests
{
    [Theory]
    [InlineData(false, 99.0)]
    [InlineData(false, 99.0, 79.9)]
    [InlineData(false, 79.9, 99.0)]
    [InlineData(true, 80.0, 80.0)]
    [InlineData(true, 10.0, 80.0, 81.0)]
    [InlineData(false)]
    public void IsBottleneck_TwoInTurnReachTheThreshold_Is(bool expected, params double[] values) => Assert.Equal(expected, Of(values).IsBottleneck);

    [Theory]
    [InlineData(80, Severity.Medium)]
    [InlineData(90, Severity.High)]
    [InlineData(95, Severity.High)]
    [InlineData(95.1, Severity.Critical)]
    public void Severity_Value_Follows(double value, Severity expected) => Assert.Equal(expected, Of(value, value).Severity);

    [Fact]
    public void Trend_Values_IsTested()
    {
        Assert.Equal(TrendDirection.Unknown, Of(80, 90).Trend);
        Assert.Equal(TrendDirection.Increasing, Of(10, 20, 30, 40, 50, 60, 70, 80, 90).Trend);
        Assert.Equal(TrendDirection.Decreasing, Of(99, 98, 97, 96, 95, 94, 93, 92, 91).Trend);
        Assert.Equal(TrendDirection.Steady, Of(90, 91, 90, 92, 90, 91, 90, 92).Trend);
    }

    private static Pressure Of(params double[] values) => new(PerfBottleneckType.Cpu, null, 80, values);
}
