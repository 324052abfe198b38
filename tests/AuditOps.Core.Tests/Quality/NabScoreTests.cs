using AuditOps.Quality.Nab;

namespace AuditOps.Core.Tests.Quality;

public sealed class NabScoreTests
{
    // Twenty records, three of them probation, one window over records 10 to 14.
    private static readonly NabSeries Series = new("made/one.csv", [.. Enumerable.Range(0, 20).Select(i => DateTime.UnixEpoch.AddHours(i))], new double[20], [(10, 14)]);

    [Theory]
    [InlineData(100, 10)] // The window's first record.
    [InlineData(100, 10, 13)] // Only the best detection of a window counts.
    [InlineData(95.8714, 12)] // Three fifths of it are left: (2σ(3) − 1) / (2σ(5) − 1) = 0.905148 / 0.986614.
    [InlineData(94.5, 5, 10)] // Before every window a false alarm costs 0.11 of the 2 between nothing and everything.
    [InlineData(95.3344, 10, 16)] // Half a window behind it: 0.11 × (2σ(−2.5) − 1) = −0.093311.
    [InlineData(100, 2, 10)] // Probation.
    [InlineData(0)]
    public void At_Alarms_IsWhatCanBeComputedByHand(double expected, params int[] alarms)
    {
        var score = new NabScore();
        score.Add(Series, [.. Enumerable.Range(0, 20).Select(i => alarms.Contains(i) ? 1.0 : 0.0)]);

        Assert.Equal(expected, score.At(0.5), 4);
    }

    [Fact]
    public void At_TwoSeries_HasOneScaleForBoth()
    {
        var score = new NabScore();
        score.Add(Series, [.. Enumerable.Range(0, 20).Select(i => i == 10 ? 1.0 : 0.0)]);
        score.Add(Series, new double[20]);

        Assert.Equal(50, score.At(0.5), 6);
    }

    [Fact]
    public void Best_ScoresOfTwoKinds_TakesTheThresholdThatPays()
    {
        var scores = new double[20];
        (scores[10], scores[5], scores[6]) = (3, 2, 1);
        var score = new NabScore();
        score.Add(Series, scores);

        Assert.Equal((100, 3), score.Best());
        Assert.Equal(94.5, score.At(2), 6);
    }

    [Fact]
    public void Probation_LongSeries_IsBounded()
    {
        Assert.Equal(604, NabScore.Probation(4_032));
        Assert.Equal(750, NabScore.Probation(22_695));
    }
}
