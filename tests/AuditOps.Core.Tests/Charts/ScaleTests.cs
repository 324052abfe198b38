using AuditOps.Core.Charts;

namespace AuditOps.Core.Tests.Charts;

public sealed class ScaleTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 8, 2)]
    [InlineData(100, 100, 50)]
    [InlineData(763, 800, 200)]
    [InlineData(1_000_001, 1_500_000, 500_000)]
    [InlineData(0.35, 0.4, 0.1)]
    public void For_Greatest_EndsAtARoundNumberAboveIt(double greatest, double top, double step)
    {
        var scale = Scale.For([greatest]);

        Assert.Equal((top, step), (scale.Top, scale.Step));
        Assert.Equal(top, scale.Ticks().Last());
    }

    [Fact]
    public void For_OneGiant_GrowsWithTheSquareRoot()
    {
        var scale = Scale.For([.. Enumerable.Repeat(10.0, 50), 10_000]);

        Assert.True(scale.IsSquareRoot);
        Assert.Equal(("n (square root scale)", ChartScale.SquareRoot), (scale.Axis("n").Label, scale.Axis("n").Scale));
        Assert.False(Scale.For([.. Enumerable.Repeat(10.0, 50), 10_000], allowsRoot: false).IsSquareRoot);
    }

    [Fact]
    public void For_NumbersBelowZero_HoldsThemAndZero() => Assert.Equal([-10, -5, 0, 5], Scale.For([-7, 4]).Ticks());

    [Fact]
    public void For_NumbersThatAreNone_LeavesThemOut() => Assert.Equal(6, Scale.For([double.NaN, double.PositiveInfinity, 5]).Top);

    [Fact]
    public void For_Nothing_StillHasAnAxis() => Assert.Equal(1, Scale.For([]).Top);
}
