using AuditOps.Core.Anomalies.Series;
using AuditOps.Core.Samples;

namespace AuditOps.Core.Tests.Anomalies.Series;

public sealed class SeriesScorerTests
{
    private static readonly DateTime Start = new(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc);

    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    [Fact]
    public void Next_SpikeInNoise_IsTheLeastLikely()
    {
        var values = Noise(2_000, 50, 3);
        values[1_500] = 90;

        var scores = Score(values);

        Assert.Equal(1_500, Array.IndexOf(scores, scores.MinBy(score => score.Probability)));
        Assert.True(scores[1_500].Probability < 1e-4);
        Assert.InRange(scores[1_500].Expected!.Value, 48, 52);
        Assert.True(scores[1_500].Deviation > 8);
    }

    [Fact]
    public void Next_UsualValueAtAnUnusualTime_IsToldByTheSeason()
    {
        var random = new SampleRandom(5);
        // By day it jumps up and down, by night it never does.
        var values = Enumerable.Range(0, 28 * 288).Select(i => (i % 288 is > 96 and < 216 && random.Chance(0.8) ? 80 : 20) + random.Normal(0, 2)).ToArray();
        var night = (27 * 288) + 40;
        values[night] = 80;

        var score = Score(values)[night];

        Assert.Equal(SeriesView.Season, score.View);
        Assert.True(score.Probability < 0.02);
        Assert.InRange(score.Expected!.Value, 15, 25);
        Assert.Equal("hour of the day", score.Baseline);
    }

    [Fact]
    public void Next_LevelThatChangesForGood_IsNewsOnceAndThenUsual()
    {
        double[] values = [.. Noise(1_000, 20, 1), .. Noise(1_000, 60, 1)];
        var rest = new SeriesRest();

        var news = Score(values).Select((score, i) => (score, i)).Where(each => rest.IsNews(Start + (each.i * FiveMinutes), each.score.Probability) && each.score.Probability < 1e-3).ToList();

        Assert.Equal(1_000, Assert.Single(news, each => each.score.Probability < 1e-6).i);
        Assert.DoesNotContain(news, each => each.i > 1_300);
    }

    [Fact]
    public void Next_SteadyNoise_IsAsUnlikelyAsItSays()
    {
        var scores = Score(Noise(20_000, 100, 5)).Skip(500).ToList();

        Assert.InRange(scores.Count(score => score.Probability <= 0.01), 20, 300);
        Assert.InRange(scores.Count(score => score.Probability <= 0.001), 1, 40);
    }

    [Fact]
    public void Next_Constant_IsNeverUnusual()
    {
        var scores = Score([.. Enumerable.Repeat(7.0, 500)]);

        Assert.All(scores, score => Assert.True(score.Probability > 0.1));
        Assert.All(scores, score => Assert.Equal(0, score.Deviation));
    }

    [Fact]
    public void Next_ChangeAfterAConstant_IsUnusual()
    {
        var scores = Score([.. Enumerable.Repeat(7.0, 500), 8.0]);

        Assert.True(scores[^1].Probability < 1e-4);
        Assert.Equal(double.PositiveInfinity, scores[^1].Deviation);
    }

    [Fact]
    public void Next_NotANumber_SaysNothingAndIsNotLearnt()
    {
        var values = Noise(600, 10, 1);
        double[] holed = [.. values[..300], double.NaN, double.PositiveInfinity, .. values[300..]];

        var scores = Score(holed, _ => Start);

        Assert.Equal(1, scores[300].Probability);
        Assert.Null(scores[301].Expected);
        Assert.Equal(Score(values, _ => Start)[^1], scores[^1]);
    }

    [Fact]
    public void Next_WhatComesLater_ChangesNothingBefore()
    {
        var values = Noise(1_200, 30, 4);
        double[] changed = [.. values[..900], .. values[900..].Select(value => value * 40)];

        Assert.Equal(Score(values)[..900], Score(changed)[..900]);
    }

    private static SeriesScore[] Score(double[] values) => Score(values, i => Start + (i * FiveMinutes));

    private static SeriesScore[] Score(double[] values, Func<int, DateTime> time)
    {
        var scorer = new SeriesScorer();
        return [.. values.Select((value, i) => scorer.Next(time(i), value))];
    }

    private static double[] Noise(int count, double mean, double deviation)
    {
        var random = new SampleRandom(3);
        return [.. Enumerable.Range(0, count).Select(_ => random.Normal(mean, deviation))];
    }
}
