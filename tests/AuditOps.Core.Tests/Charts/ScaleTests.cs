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
    public void For_Greatest_EndsAtARoundNumberAboveIt(long greatest, long top, long step)
    {
        var scale = Scale.For([greatest]);

        Assert.Equal((top, step), (scale.Top, scale.Step));
        Assert.Equal(top, scale.Ticks().Last());
    }

    [Fact]
    public void For_OneGiant_GrowsWithTheSquareRoot()
    {
        var scale = Scale.For([.. Enumerable.Repeat(10L, 50), 10_000]);

        Assert.True(scale.IsSquareRoot);
        Assert.Equal(0.1, scale.Place(scale.Top / 100), 3);
    }

    [Fact]
    public void For_Nothing_StillHasAnAxis() => Assert.Equal(1, Scale.For([]).Top);
}
