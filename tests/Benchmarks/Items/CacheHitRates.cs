using System.Diagnostics;
using AuditOps.Benchmarks.Caching;

namespace AuditOps.Benchmarks.Items;

/// <summary>How often our policies hit, beside those that are right by definition, over the same traces.</summary>
/// <param name="name">Chooses it with --only.</param>
/// <param name="what">What is measured, in a few words.</param>
/// <param name="trace">Makes the trace of a length, for so many entries.</param>
/// <param name="beatsLru">Whether the trace is one on which LFU must be above LRU.</param>
internal sealed class CacheHitRates(string name, string what, Func<int, int, int[]> trace, bool beatsLru) : Benchmark
{
    private const int Entries = 1_000;
    private const int Seed = 20_260_301;

    public override string Name => name;

    public override string What => what;

    public override string Unit => "% of the reference W-TinyLFU's hits";

    public override Budget? Budget => Benchmarks.Budget.AtLeast(99);

    /// <summary>By Zipf's law, the same with scans, and a loop.</summary>
    public static IEnumerable<CacheHitRates> All { get; } =
    [
        new("cache-zipf", "Hits of the cache with LFU, requests by Zipf's law (s = 0.86)", (length, _) => Traces.Zipf(length, Seed), beatsLru: true),
        new("cache-scan", "The same with scans", (length, _) => Traces.ZipfWithScans(length, Seed), beatsLru: true),
        new("cache-loop", "The same, a loop over 1.5 times what there is room for", Traces.Loop, beatsLru: true),
    ];

    public override Measurement Run(BenchmarkData data)
    {
        var requests = trace(data.Count(1_000_000), Entries);
        var (started, cpu) = (Stopwatch.GetTimestamp(), Cpu.Process);
        var (lru, lfu) = (Tiers.Hits(requests, Entries, CachePolicy.Lru), Tiers.Hits(requests, Entries, CachePolicy.Lfu));
        var spent = new Spent(Stopwatch.GetElapsedTime(started), Cpu.Process - cpu);
        var (exact, reference, optimum) = (ReferenceCaches.Lru(requests, Entries), ReferenceCaches.TinyLfu(requests, Entries), ReferenceCaches.Optimum(requests, Entries));
        if (lru != exact || (beatsLru && lfu <= lru))
            throw new NotMeasurableException(FormattableString.Invariant($"LRU hits {lru:N0} times where exact LRU hits {exact:N0} times, LFU {lfu:N0} times"));
        double Rate(int hits) => 100.0 * hits / requests.Length;
        return new Measurement(reference == 0 ? 100 : 100.0 * lfu / reference, spent)
        {
            Note = FormattableString.Invariant(
                $"{requests.Length:N0} requests, {Entries:N0} entries. Hit rate: LRU {Rate(lru):0.00} % (exact LRU the same), LFU {Rate(lfu):0.00} %, reference W-TinyLFU {Rate(reference):0.00} %, Belady's optimum {Rate(optimum):0.00} %"),
        };
    }
}
