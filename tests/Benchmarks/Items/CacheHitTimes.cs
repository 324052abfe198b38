using System.Diagnostics;
using AuditOps.Benchmarks.Caching;
using AuditOps.Core.Caching;

namespace AuditOps.Benchmarks.Items;

internal sealed class MemoryHit : Benchmark
{
    public override string Name => "cache-memory-hit";

    public override string What => "A hit in memory, with a time to live";

    public override string Unit => "ns";

    public override Budget? Budget => Benchmarks.Budget.AtMost(200);

    public override Measurement Run(BenchmarkData data)
    {
        using var cache = Tiers.Filled(folder: null, entries: 1_000, inMemory: true);
        var (each, spent) = Hits.Time(cache, data.Count(20_000_000));
        return new Measurement(each, spent) { Note = "key look-up, clock, order of use and statistics included; CPU of one thread" };
    }
}

internal sealed class DiskHit : Benchmark
{
    public override string Name => "cache-disk-hit";

    public override string What => "A hit on disk";

    public override string Unit => "µs";

    public override Budget? Budget => Benchmarks.Budget.AtMost(100);

    public override Measurement Run(BenchmarkData data)
    {
        using var cache = Tiers.Filled(data.Fresh("cache"), entries: 1_000, inMemory: false);
        var (each, spent) = Hits.Time(cache, data.Count(200_000));
        return new Measurement(each / 1_000, spent) { Note = "200 bytes, of 1,000 entries; CPU of one thread" };
    }
}

internal sealed class CacheScaling : Benchmark
{
    public override string Name => "cache-scaling";

    public override string What => "Hits in memory by two threads, for those by one in the same time";

    public override string Unit => "×";

    public override Budget? Budget => Benchmarks.Budget.AtLeast(1.8);

    public override Measurement Run(BenchmarkData data)
    {
        using var cache = Tiers.Filled(folder: null, entries: 1_000, inMemory: true);
        var count = data.Count(10_000_000);
        _ = Hits.Time(cache, count);

        // By CPU, because two threads have two processors to themselves only on a machine that does nothing else: what they wait for one another is in it.
        var one = Enumerable.Range(0, 3).Min(_ => Hits.Time(cache, count).Each);
        var started = Stopwatch.GetTimestamp();
        var cpu = Cpu.Process;
        var two = Enumerable.Range(0, 3).Min(_ => Hits.TimeTogether(cache, cache, count));

        // What the machine itself takes from two threads that share nothing is no fault of the cache.
        using var another = Tiers.Filled(folder: null, entries: 1_000, inMemory: true);
        var apart = Enumerable.Range(0, 3).Min(_ => Hits.TimeTogether(cache, another, count));
        return new Measurement(2 * (one / two), new Spent(Stopwatch.GetElapsedTime(started), Cpu.Process - cpu))
        {
            Note = FormattableString.Invariant($"CPU of a hit: {one:0} ns alone, {two:0} ns with another thread, {apart:0} ns ({2 * (one / apart):0.00} ×) if that one has a cache of its own; the best of three"),
        };
    }
}

/// <summary>Times hits.</summary>
internal static class Hits
{
    /// <summary>The CPU time of one hit, of so many, in nanoseconds.</summary>
    public static (double Each, Spent Spent) Time(Cache cache, int count)
    {
        CacheKey[] keys = [.. Enumerable.Range(0, 1_000).Select(Tiers.Key)];
        Read(cache, keys, count / 10);
        var (started, cpu) = (Stopwatch.GetTimestamp(), Cpu.Thread);
        Read(cache, keys, count);
        var spent = new Spent(Stopwatch.GetElapsedTime(started), Cpu.Thread - cpu);
        return (spent.Cpu.TotalNanoseconds / count, spent);
    }

    /// <summary>The same, when two threads read at once, of one cache or each of its own.</summary>
    public static double TimeTogether(Cache first, Cache second, int count)
    {
        using var together = new Barrier(2);
        var times = new double[2];
        Thread[] threads = [.. Enumerable.Range(0, 2).Select(i => new Thread(() =>
        {
            together.SignalAndWait();
            times[i] = Time(i == 0 ? first : second, count).Each;
        }))];
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        return times.Max();
    }

    private static void Read(Cache cache, CacheKey[] keys, int count)
    {
        for (var i = 0; i < count; i++)
        {
            // Not one after the other: the processor would guess the next.
            if (cache.Get(keys[(int)((uint)(i * 2654435761) % (uint)keys.Length)]) is null)
                throw new NotMeasurableException("What was kept is not there.");
        }
    }
}
