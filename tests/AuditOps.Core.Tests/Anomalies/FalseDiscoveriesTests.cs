using AuditOps.Core.Anomalies;
using MathNet.Numerics;

namespace AuditOps.Core.Tests.Anomalies;

public sealed class FalseDiscoveriesTests
{
    private static readonly HourGrid Grid = new(DateTime.UnixEpoch, DateTime.UnixEpoch.AddDays(2), TimeZoneInfo.Utc);
    private static readonly ActivitySeries Series = new("activity", ActivitySeries.Everything, null, new long[48]);
    private static readonly SeasonalBaseline Baseline = new(Grid, Series.Counts);

    [Fact]
    public void Control_OfNothing_KeepsNothing() => Assert.Empty(FalseDiscoveries.Control([], 1_000));

    [Theory]
    [InlineData(0.0000099, true)]
    [InlineData(0.0000101, false)]
    public void Control_OfOneOfAThousandLooks_AsksForOneInAHundredThousand(double probability, bool kept) =>
        Assert.Equal(kept, FalseDiscoveries.Control([Span(probability)], 1_000).Count == 1);

    // Of two, both may be twice as likely as one alone.
    [Fact]
    public void Control_OfSeveral_KeepsThoseBelowTheStep()
    {
        Assert.Equal(2, FalseDiscoveries.Control([Span(0.000019), Span(0.0000195)], 1_000).Count);
        Assert.Single(FalseDiscoveries.Control([Span(0.000009), Span(0.000021)], 1_000));
        Assert.Empty(FalseDiscoveries.Control([Span(0.000011), Span(0.000021)], 1_000));
    }

    [Fact]
    public void Control_KeepsTheLeastLikelyFirst_WhateverTheirOrder()
    {
        var (rare, rarer) = (Span(1e-9), Span(1e-12));

        Assert.Equal([rarer, rare], FalseDiscoveries.Control([rare, Span(0.5), rarer], 1_000));
    }

    [Fact]
    public void Control_OfChanceAlone_KeepsHardlyEverAnything()
    {
        var random = new Random(7);
        var runs = Enumerable.Range(0, 1_000).Count(_ => FalseDiscoveries.Control([.. Enumerable.Range(0, 200).Select(_ => Span(random.NextDouble()))], 200).Count > 0);

        Assert.InRange(runs, 0, 25);
    }

    [Fact]
    public void Control_AmongManyTrueFindings_LetsOneInAHundredBeChance()
    {
        var random = new Random(8);
        var (chance, all) = (0, 0);
        for (var run = 0; run < 200; run++)
        {
            var noise = Enumerable.Range(0, 500).Select(_ => Span(random.NextDouble())).ToHashSet();
            var kept = FalseDiscoveries.Control([.. noise, .. Enumerable.Range(0, 100).Select(_ => Span(1e-9))], 600);
            (chance, all) = (chance + kept.Count(noise.Contains), all + kept.Count);
        }

        Assert.InRange(chance / (double)all, 0.001, 0.02);
    }

    private static UnusualSpan Span(double probability) => new(Series, Baseline, 0, 0, Math.Sqrt(2) * SpecialFunctions.ErfcInv(probability));
}
