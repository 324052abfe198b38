using AuditOps.Core.Performance.ChangePoints;
using Xunit;

namespace AuditOps.Core.Tests.Performance;

public sealed class ChangePointSearchTests
{
    private static readonly ChangePointSearch Search = new(0.995);

    [Fact]
    public void Find_ThreeLevels_TellsWhereTheyBegin()
    {
        var random = new Random(5);
        var values = Enumerable.Range(0, 300).Select(i => (i < 120 ? 10 : i < 200 ? 14 : 8) + random.NextDouble()).ToArray();
        Assert.Equal([120, 200], Find(values));
    }

    [Fact]
    public void Find_TheSpreadGrows_TellsWhere()
    {
        var random = new Random(6);
        var values = Enumerable.Range(0, 240).Select(i => 10 + ((i < 130 ? 1 : 8) * (random.NextDouble() - 0.5))).ToArray();
        Assert.InRange(Assert.Single(Find(values)), 125, 135);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(500)]
    public void Find_OneValueAgainAndAgain_IsNoChange(int count) => Assert.Empty(Find([.. Enumerable.Repeat(5.0, count)]));

    [Fact]
    public void Find_ALineWithNoise_IsADrift()
    {
        var random = new Random(7);
        Assert.Empty(Find([.. Enumerable.Range(0, 300).Select(i => (0.1 * i) + random.NextDouble())]));
    }

    [Fact]
    public void Find_AStepOnALine_IsOneChange()
    {
        var random = new Random(8);
        Assert.InRange(Assert.Single(Find([.. Enumerable.Range(0, 300).Select(i => (0.02 * i) + (i < 150 ? 0 : 9) + random.NextDouble())])), 148, 152);
    }

    [Fact]
    public void Find_ARandomWalk_IsHardlyEverAChange()
    {
        var said = Enumerable.Range(0, 40).Count(seed =>
        {
            var random = new Random(seed);
            var at = 0.0;
            return Find([.. Enumerable.Range(0, 200).Select(_ => at += random.NextDouble() - 0.5)]).Count > 0;
        });
        Assert.InRange(said, 0, 6);
    }

    [Fact]
    public void Find_TheSameValues_GivesTheSameAnswer()
    {
        var random = new Random(9);
        var values = Enumerable.Range(0, 200).Select(i => random.NextDouble() + (i > 90 ? 0.5 : 0)).ToArray();
        Assert.Equal(Search.Find(values, CancellationToken.None), Search.Find(values, CancellationToken.None));
    }

    [Fact]
    public void Find_MoreValuesThanAreTriedOneByOne_TellsThePlaceExactly()
    {
        var random = new Random(10);
        Assert.Equal([6_543], Find([.. Enumerable.Range(0, 10_000).Select(i => random.NextDouble() + (i < 6_543 ? 0 : 3))]));
    }

    [Fact]
    public void Find_Cancelled_Ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var random = new Random(11);
        Assert.Throws<OperationCanceledException>(() => Search.Find([.. Enumerable.Range(0, 100).Select(_ => random.NextDouble())], cancelled.Token));
    }

    private static IReadOnlyList<int> Find(double[] values) => [.. Search.Find(values, CancellationToken.None).Select(change => change.At)];
}
