using AuditOps.Core.Caching;
using AuditOps.Core.Caching.Memory;
using FsCheck;
using FsCheck.Fluent;
using static AuditOps.Core.Tests.Caching.ExactLru;

namespace AuditOps.Core.Tests.Caching;

public sealed class TinyLfuTests
{
    private readonly ManualClock clock = new();

    /// <summary>A sketch never tells less than was counted, up to the most that it can tell.</summary>
    [Fact]
    public void Count_AnyKeys_IsAtLeastWhatWasSeen()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), keys =>
        {
            var sketch = new FrequencySketch(Math.Max(64, keys.Length));
            var seen = new Dictionary<int, int>();
            foreach (var key in keys)
            {
                sketch.Add(key);
                seen[key] = seen.GetValueOrDefault(key) + 1;
            }

            return seen.All(pair => sketch.Count(pair.Key) >= Math.Min(pair.Value, FrequencySketch.Most));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void Count_ManyKeys_IsMostlyExact()
    {
        var sketch = new FrequencySketch(1_000);
        for (var key = 0; key < 500; key++)
        {
            for (var time = 0; time < 1 + (key % 5); time++)
                sketch.Add(Key($"key{key}").StableHash);
        }

        var exact = Enumerable.Range(0, 500).Count(key => sketch.Count(Key($"key{key}").StableHash) == 1 + (key % 5));
        Assert.InRange(exact, 450, 500);
    }

    [Fact]
    public void Add_ALot_ForgetsByHalves()
    {
        var sketch = new FrequencySketch(64);
        for (var i = 0; i < 12; i++)
            sketch.Add(1);
        Assert.Equal(12, sketch.Count(1));
        for (var i = 2; sketch.Count(1) >= 12 && i < 10_000; i++)
            sketch.Add(i * 7919);
        Assert.InRange(sketch.Count(1), 6, 7);
    }

    /// <summary>What was read often outlives a scan of ten times as many keys as there is room for; with LRU nothing does.</summary>
    [Theory, InlineData(CachePolicy.Lfu, 90, 100), InlineData(CachePolicy.Lru, 0, 0)]
    public void Scan_OverWhatIsFrequent_LeavesItWhereItIs(CachePolicy policy, int least, int most)
    {
        var tier = new MemoryTier(100, long.MaxValue, policy == CachePolicy.Lfu ? new TinyLfu(100) : new LeastRecentlyUsed(), clock, new CacheCounts());
        for (var round = 0; round < 5; round++)
        {
            for (var key = 0; key < 95; key++)
                Use(tier, $"often{key}");
        }

        for (var key = 0; key < 1_000; key++)
            Use(tier, $"once{key}");
        var left = tier.All().Count(each => each.Key.Name.StartsWith("often", StringComparison.Ordinal));
        Assert.InRange(left, least, most);
    }

    /// <summary>A newcomer is there after it was kept, whatever the others' frequency: it waits in the window.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(100)]
    public void Set_AmongFrequentOnes_TheNewcomerIsThere(int entries)
    {
        var tier = new MemoryTier(entries, long.MaxValue, new TinyLfu(entries), clock, new CacheCounts());
        for (var key = 0; key < entries * 10; key++)
            Use(tier, $"often{key % entries}");
        Assert.True(tier.Set(Key("new"), Entry(1, clock.GetUtcNow().UtcDateTime)));
        Assert.True(tier.TryGet(Key("new"), out _));
    }

    private void Use(MemoryTier tier, string name)
    {
        if (!tier.TryGet(Key(name), out _))
            tier.Set(Key(name), Entry(1, clock.GetUtcNow().UtcDateTime));
    }
}
