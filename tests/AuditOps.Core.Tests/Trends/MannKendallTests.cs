using AuditOps.Core.Trends;

namespace AuditOps.Core.Tests.Trends;

public sealed class MannKendallTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Of_FewValues_HasTheProbabilityOfAllOrders(int count)
    {
        var scores = Orders([.. Enumerable.Range(1, count).Select(value => (double)value)]).Select(order => MannKendall.Of(order)).ToList();
        foreach (var each in scores)
            Assert.Equal((double)scores.Count(other => Math.Abs(other.Score) >= Math.Abs(each.Score)) / scores.Count, each.Probability, 9);
    }

    [Fact]
    public void Of_Ties_HasTheVarianceOfAllOrders()
    {
        var scores = Orders([1, 1, 2, 3, 3, 3]).Select(order => (double)MannKendall.Of(order).Score).ToList();
        Assert.Equal(scores.Sum(score => score * score) / scores.Count, MannKendall.Of([1, 1, 2, 3, 3, 3]).Variance, 9);
    }

    [Fact]
    public void Of_Constants_IsChance() => Assert.Equal(1, MannKendall.Of([.. Enumerable.Repeat(5.0, 40)]).Probability);

    [Fact]
    public void Of_NoiseWhoseNeighboursAreAlike_HardlyEverSeesATrend()
    {
        var random = new Random(20);
        var alarms = Enumerable.Range(0, 400).Count(_ => MannKendall.Of(Alike(random, 60, 0.6)).Probability <= 0.05);
        Assert.InRange(alarms, 0, 44);
    }

    [Fact]
    public void Of_IndependentNoise_SeesTrendsAsOftenAsItSays()
    {
        var random = new Random(21);
        var alarms = Enumerable.Range(0, 1_000).Count(_ => MannKendall.Of([.. Enumerable.Range(0, 40).Select(_ => random.NextDouble())]).Probability <= 0.05);
        Assert.InRange(alarms, 15, 70);
    }

    private static double[] Alike(Random random, int count, double likeness)
    {
        var values = new double[count];
        for (var i = 1; i < count; i++)
            values[i] = (likeness * values[i - 1]) + random.NextDouble() - 0.5;
        return values;
    }

    private static IEnumerable<double[]> Orders(double[] values) => values.Length == 1
        ? [values]
        : values.SelectMany((value, place) => Orders([.. values.Where((_, other) => other != place)]).Select(rest => (double[])[value, .. rest]));
}
