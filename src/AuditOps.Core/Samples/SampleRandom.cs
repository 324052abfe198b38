using System.Numerics;

namespace AuditOps.Core.Samples;

/// <summary>xoshiro256**, seeded by SplitMix64: the same numbers on every machine and runtime, which System.Random does not promise.</summary>
internal sealed class SampleRandom
{
    private readonly ulong seed;
    private ulong a;
    private ulong b;
    private ulong c;
    private ulong d;

    public SampleRandom(ulong seed)
    {
        this.seed = seed;
        (a, b, c, d) = (Mix(seed + 1), Mix(seed + 2), Mix(seed + 3), Mix(seed + 4));
    }

    /// <summary>A source of its own for one purpose, so that changing one part of a sample leaves the others as they are.</summary>
    public SampleRandom Fork(string purpose, int number = 0)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var letter in purpose) hash = (hash ^ letter) * 1_099_511_628_211UL;
        return new SampleRandom(Mix(seed ^ hash) + (ulong)number);
    }

    /// <summary>SplitMix64's finalizer: spreads one number over all bits.</summary>
    public static ulong Mix(ulong value)
    {
        value += 0x9E37_79B9_7F4A_7C15UL;
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EBUL;
        return value ^ (value >> 31);
    }

    public ulong Next()
    {
        var result = BitOperations.RotateLeft(b * 5, 7) * 9;
        var shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = BitOperations.RotateLeft(d, 45);
        return result;
    }

    /// <summary>In [0, limit).</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>In [low, high], both inclusive.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>In [0, 1).</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Fraction() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Roughly normal: the sum of four uniform numbers, which needs no logarithm and so gives the same bits everywhere.</summary>
    public double Normal(double mean, double deviation) =>
        mean + (deviation * (Fraction() + Fraction() + Fraction() + Fraction() - 2) * 1.732);

    /// <summary>A waiting time: mostly short, sometimes long.</summary>
    public TimeSpan Wait(TimeSpan mean) => mean * -Math.Log(1 - Fraction());

    /// <summary>Between two spans, each order of magnitude as likely as the other.</summary>
    public TimeSpan Span(TimeSpan low, TimeSpan high) => low * Math.Pow(high / low, Fraction());

    /// <summary>Between two numbers, small ones as likely as large ones.</summary>
    public int Magnitude(int low, int high) => (int)Math.Round(low * Math.Pow((double)high / low, Fraction()));

    /// <summary>Some of the items, each at most once, in a random order.</summary>
    public IReadOnlyList<T> Choose<T>(IEnumerable<T> items, int count)
    {
        var pool = items.ToArray();
        count = Math.Min(count, pool.Length);
        for (var i = 0; i < count; i++)
        {
            var other = Between(i, pool.Length - 1);
            (pool[i], pool[other]) = (pool[other], pool[i]);
        }

        return pool[..count];
    }
}
