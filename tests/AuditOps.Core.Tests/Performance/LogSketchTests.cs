using AuditOps.Core.Performance.Baselines;
using AuditOps.Core.Performance.Metrics;
using MathNet.Numerics.Statistics;
using Xunit;

namespace AuditOps.Core.Tests.Performance;

public sealed class LogSketchTests
{
    public static TheoryData<int, double> Shares => [.. new[] { 1, 2, 3 }.SelectMany(seed => new[] { 0.0, 0.25, 0.5, 0.95, 0.99, 1.0 }, (seed, share) => (seed, share))];

    [Theory, MemberData(nameof(Shares))]
    public void Quantile_AnyValues_IsWithinTheErrorThatItStates(int seed, double share)
    {
        var random = new Random(seed);
        var values = Enumerable.Range(0, 5_000).Select(_ => Math.Exp(20 * (random.NextDouble() - 0.5)) * (random.Next(3) == 0 ? -1 : 1)).ToArray();
        var sketch = new LogSketch();
        Array.ForEach(values, sketch.Add);

        var exact = values.QuantileCustom(share, QuantileDefinition.R7);
        Assert.InRange(sketch.Quantile(share), exact - (Math.Abs(exact) * LogSketch.RelativeError * 1.0001), exact + (Math.Abs(exact) * LogSketch.RelativeError * 1.0001));
    }

    [Theory, InlineData(0.5, 105), InlineData(0.95, 190.5), InlineData(0.99, 198.1)]
    public void Quantile_BetweenTwoValues_IsOnTheLineBetweenThem(double share, double exact)
    {
        double[] values = [.. Enumerable.Range(1, 20).Select(each => 10.0 * each)];
        var sketch = new LogSketch();
        Array.ForEach(values, sketch.Add);
        var baseline = new Baseline(new SeriesKey(PerfMetricKind.Value, "queue", "", ""), default, values).Result("store");

        Assert.InRange(sketch.Quantile(share), exact * (1 - LogSketch.RelativeError), exact * (1 + LogSketch.RelativeError));
        Assert.Equal(105, baseline.Median);
        Assert.Equal(190.5, baseline.P95, precision: 9);
    }

    [Fact]
    public void Quantile_OfNothing_IsZero() => Assert.Equal(0, new LogSketch().Quantile(0.5));

    [Fact]
    public void Add_TwoSketches_IsTheSketchOfAllValuesInAnyOrder()
    {
        double[] values = [0, 1, -1, 5e12, 3e-8, 1, 0.25, double.MaxValue, -double.MaxValue];
        var (whole, left, right) = (new LogSketch(), new LogSketch(), new LogSketch());
        Array.ForEach(values, whole.Add);
        Array.ForEach(values[..4], left.Add);
        Array.ForEach([.. values[4..].Reverse()], right.Add);
        right.Add(left);

        Assert.Equal(whole.ToBytes(), right.ToBytes());
        Assert.Equal(whole.ToBytes(), LogSketch.Read(whole.ToBytes()).ToBytes());
    }

    [Fact]
    public void Read_HalfASketch_SaysThatTheCatalogueIsDamaged()
    {
        var sketch = new LogSketch();
        sketch.Add(17);
        Assert.Equal("CatalogDamaged", Assert.Throws<AuditOpsException>(() => LogSketch.Read(sketch.ToBytes()[..^3])).Code);
    }
}
