using AuditOps.Core.Performance.Baselines;
using Xunit;

namespace AuditOps.Core.Tests.Performance;

public sealed class MannWhitneyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Of_FewValuesWithTies_IsTheShareOfAllChoices(int seed)
    {
        var random = new Random(seed);
        double[] before = [.. Enumerable.Range(0, 5).Select(_ => (double)random.Next(6))];
        double[] after = [.. Enumerable.Range(0, 4).Select(_ => (double)random.Next(8))];
        double[] all = [.. before, .. after];

        var seen = Distance(after, before);
        var (reached, choices) = (0, 0);
        for (var chosen = 0; chosen < 1 << all.Length; chosen++)
        {
            if (int.PopCount(chosen) != after.Length)
                continue;
            choices++;
            var (inside, outside) = (all.Where((_, i) => (chosen >> i & 1) == 1).ToArray(), all.Where((_, i) => (chosen >> i & 1) == 0).ToArray());
            reached += Distance(inside, outside) >= seen - 1e-9 ? 1 : 0;
        }

        Assert.Equal((double)reached / choices, MannWhitney.Of(before, after).Probability, 9);
    }

    [Fact]
    public void Of_ManyValues_IsNearTheExactOne()
    {
        var random = new Random(5);
        double[] before = [.. Enumerable.Range(0, 30).Select(_ => random.NextDouble())];
        double[] after = [.. Enumerable.Range(0, 30).Select(_ => random.NextDouble() + 0.2)];
        var exact = MannWhitney.Of(before, after).Probability;
        // One value more is judged by the normal distribution; a value in the middle changes hardly anything.
        var approximate = MannWhitney.Of([.. before, 0.6], after).Probability;
        Assert.InRange(approximate / exact, 0.5, 2);
    }

    [Fact]
    public void Of_AllGreater_HasTheGreatestEffect()
    {
        var test = MannWhitney.Of([1, 2, 3, 4, 5, 6], [11, 12, 13, 14, 15, 16]);
        Assert.Equal((1.0, 10.0), (test.EffectSize, test.Shift));
        Assert.Equal(2.0 / 924, test.Probability, 9);
    }

    [Fact]
    public void Of_TheSame_IsChance()
    {
        var test = MannWhitney.Of([1, 1, 1], [1, 1, 1, 1]);
        Assert.Equal((1.0, 0.0, 0.0), (test.Probability, test.EffectSize, test.Shift));
    }

    private static double Distance(double[] one, double[] other) =>
        Math.Abs(one.Sum(a => other.Sum(b => a > b ? 1 : a < b ? 0 : 0.5)) - (one.Length * other.Length / 2.0));
}
