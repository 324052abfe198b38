using AuditOps.Core.Performance.ChangePoints;
using MathNet.Numerics.Distributions;

namespace AuditOps.Quality.Measures;

/// <summary>Change points of made series of durations: with noise of several sorts, spikes, and neighbours that are alike.</summary>
internal sealed class ChangedSeries : Measure
{
    private const double Confidence = 0.995;
    private const int Margin = 5;
    private const int Changed = 400;
    private const int Quiet = 2_000;
    private const int FirstSeed = 31_000;

    public override string Name => "change-points";

    public override string What => "change points of made series";

    public override IEnumerable<Figure> Run(QualityData data)
    {
        var changed = Enumerable.Range(FirstSeed, Changed).AsParallel().AsOrdered().Select(seed => Try(new Series(new Random(seed), 1 + (seed % 4)))).ToList();
        var all = changed.Aggregate(default(Tally), (sum, one) => sum + one.Tally);
        yield return new Figure($"F1, margin {Margin}", all.F1, "")
        {
            AtLeast = 0.9,
            Note = $"precision {all.Precision:0.000}, recall {all.Recall:0.000}; {Changed} series of 100 to 600 values, {all.Hits + all.Missed} changes of 1 to 6 standard deviations, at least 30 values apart",
        };
        foreach (var noise in Enum.GetValues<Noise>())
        {
            var some = changed.Where(one => one.Noise == noise).Aggregate(default(Tally), (sum, one) => sum + one.Tally);
            yield return new Figure($"F1, {Words(noise)}", some.F1, "") { Note = $"precision {some.Precision:0.000}, recall {some.Recall:0.000}" };
        }

        var quiet = Enumerable.Range(FirstSeed * 2, Quiet).AsParallel().AsOrdered().Select(seed => Try(new Series(new Random(seed), 0))).ToList();
        foreach (var noise in Enum.GetValues<Noise>())
        {
            var some = quiet.Where(one => one.Noise == noise).ToList();
            yield return new Figure($"series without a change that are said to have one, {Words(noise)}", 100.0 * some.Count(one => one.Tally.False > 0) / some.Count, "%")
            {
                AtMost = 1,
                Note = $"{some.Count} series",
            };
        }
    }

    private static (Noise Noise, Tally Tally) Try(Series series)
    {
        var found = new ChangePointSearch(Confidence).Find(series.Values, CancellationToken.None).Select(change => change.At).ToList();
        var hits = 0;
        foreach (var at in series.Changes)
        {
            var near = found.Where(each => Math.Abs(each - at) <= Margin).ToList();
            if (near.Count == 0)
                continue;
            found.Remove(near.MinBy(each => Math.Abs(each - at)));
            hits++;
        }

        return (series.Noise, new Tally(hits, series.Changes.Count - hits, found.Count));
    }

    private static string Words(Noise noise) => noise switch
    {
        Noise.Normal => "normal noise",
        Noise.LogNormal => "lognormal noise",
        Noise.HeavyTailed => "heavy tails and spikes",
        _ => "neighbours alike (0.5)",
    };

    private enum Noise
    {
        Normal,
        LogNormal,
        HeavyTailed,
        Alike,
    }

    private readonly record struct Tally(int Hits, int Missed, int False)
    {
        public double Precision => (double)Hits / (Hits + False);

        public double Recall => (double)Hits / (Hits + Missed);

        public double F1 => 2.0 * Hits / ((2 * Hits) + Missed + False);

        public static Tally operator +(Tally one, Tally other) => new(one.Hits + other.Hits, one.Missed + other.Missed, one.False + other.False);
    }

    private sealed class Series
    {
        private const int Apart = 30;

        public Series(Random random, int changes)
        {
            Noise = (Noise)random.Next(4);
            var places = random.Next(100, 600);
            Changes = Places(random, places, changes);
            var level = 0.0;
            var before = 0.0;
            Values = new double[places];
            for (var i = 0; i < places; i++)
            {
                if (Changes.Contains(i))
                    level += (random.Next(2) == 0 ? -1 : 1) * (1 + (5 * random.NextDouble()));
                var noise = Next(random, before);
                before = noise;
                Values[i] = Noise == Noise.LogNormal ? 100 * Math.Exp(0.2 * (level + noise)) : 100 + level + noise;
            }
        }

        public Noise Noise { get; }

        public double[] Values { get; }

        public IReadOnlyList<int> Changes { get; }

        private double Next(Random random, double before) => Noise switch
        {
            Noise.HeavyTailed => StudentT.Sample(random, 0, 0.7, 3) + (random.NextDouble() < 0.02 ? 20 * random.NextDouble() : 0),
            Noise.Alike => (0.5 * before) + Normal.Sample(random, 0, Math.Sqrt(0.75)),
            _ => Normal.Sample(random, 0, 1),
        };

        private static List<int> Places(Random random, int count, int changes)
        {
            var places = new List<int>();
            for (var tries = 0; places.Count < changes && tries < 100; tries++)
            {
                var at = random.Next(Apart, count - Apart);
                if (places.TrueForAll(place => Math.Abs(place - at) >= Apart))
                    places.Add(at);
            }

            return [.. places.Order()];
        }
    }
}
