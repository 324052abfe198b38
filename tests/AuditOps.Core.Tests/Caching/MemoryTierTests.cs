using AuditOps.Core.Caching;
using AuditOps.Core.Caching.Memory;
using FsCheck;
using FsCheck.Fluent;
using static AuditOps.Core.Tests.Caching.ExactLru;

namespace AuditOps.Core.Tests.Caching;

public sealed class MemoryTierTests
{
    private readonly ManualClock clock = new();
    private readonly CacheCounts counts = new();

    /// <summary>Any reads, writes and removals, of any sizes: after each the tier holds what the model holds.</summary>
    [Fact]
    public void Lru_AnyOperations_IsExactlyTheModel()
    {
        var operations = Gen.Zip(Gen.Choose(0, 9), Gen.Zip(Gen.Choose(0, 40), Gen.Choose(0, 900))).ListOf();
        var bounds = Gen.Zip(Gen.Choose(1, 20), Gen.Choose(400, 6_000));
        Prop.ForAll(Gen.Zip(bounds, operations).ToArbitrary(), each =>
        {
            var ((entries, bytes), steps) = each;
            var tier = new MemoryTier(entries, bytes, new LeastRecentlyUsed(), clock, counts);
            var model = new ExactLru(entries, bytes);
            foreach (var (what, (name, size)) in steps)
            {
                var key = $"k{name}";
                if (what < 6)
                {
                    if (tier.TryGet(Key(key), out _) != model.Get(key))
                        return false;
                }
                else if (what < 9)
                {
                    var entry = Entry(size, clock.GetUtcNow().UtcDateTime);
                    tier.Set(Key(key), entry);
                    model.Set(key, entry.Bytes(Key(key)));
                }
                else if (tier.Remove(Key(key)) != model.Remove(key))
                {
                    return false;
                }

                if (!tier.All().Select(found => found.Key.Name).ToHashSet().SetEquals(model.Keys))
                    return false;
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    /// <summary>More reads than the buffers hold come before the next write: none may be forgotten.</summary>
    [Fact]
    public void Lru_ManyReadsBeforeAWrite_KeepsTheirOrder()
    {
        var tier = new MemoryTier(200, long.MaxValue, new LeastRecentlyUsed(), clock, counts);
        for (var i = 0; i < 200; i++)
            tier.Set(Key($"{i}"), Entry(1, clock.GetUtcNow().UtcDateTime));
        for (var i = 199; i >= 0; i--)
            Assert.True(tier.TryGet(Key($"{i}"), out _));

        for (var i = 0; i < 150; i++)
            tier.Set(Key($"new{i}"), Entry(1, clock.GetUtcNow().UtcDateTime));

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"{i}"), tier.All().Select(each => each.Key.Name).Where(name => !name.StartsWith("new", StringComparison.Ordinal)).OrderBy(int.Parse));
        Assert.Equal(150, counts.Take()[(int)CacheCount.MemoryEvictions]);
    }

    [Theory, InlineData(CachePolicy.Lru), InlineData(CachePolicy.Lfu)]
    public void Set_Anything_StaysWithinBothBounds(CachePolicy policy)
    {
        var random = new System.Random(7);
        var tier = new MemoryTier(50, 20_000, policy == CachePolicy.Lfu ? new TinyLfu(50) : new LeastRecentlyUsed(), clock, counts);
        for (var i = 0; i < 5_000; i++)
        {
            var key = Key($"{random.Next(300)}");
            if (!tier.TryGet(key, out _))
                tier.Set(key, Entry(random.Next(2_000), clock.GetUtcNow().UtcDateTime));
            Assert.InRange(tier.Count, 0, 50);
            Assert.InRange(tier.Bytes, 0, 20_000);
        }

        Assert.Equal(tier.All().Sum(each => each.Entry.Bytes(each.Key)), tier.Bytes);
        foreach (var (key, _) in tier.All())
            Assert.True(tier.Remove(key));
        Assert.Equal((0, 0L), (tier.Count, tier.Bytes));
    }

    [Fact]
    public void Set_LargerThanTheTier_KeepsNothingOfTheKey()
    {
        var tier = new MemoryTier(10, 1_000, new LeastRecentlyUsed(), clock, counts);
        Assert.True(tier.Set(Key("a"), Entry(10, clock.GetUtcNow().UtcDateTime)));
        Assert.False(tier.Set(Key("a"), Entry(2_000, clock.GetUtcNow().UtcDateTime)));
        Assert.False(tier.TryGet(Key("a"), out _));
        Assert.Equal(0, tier.Bytes);
    }

    [Fact]
    public void TryGet_AfterItsTime_IsGone()
    {
        var tier = Filled(TimeSpan.FromMinutes(5));
        clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.True(tier.TryGet(Key("a"), out _));
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.False(tier.TryGet(Key("a"), out _));
        Assert.Equal(0, tier.Count);
        Assert.Equal(1, counts.Take()[(int)CacheCount.MemoryExpirations]);
    }

    [Fact]
    public void Set_SomethingDeadIsThere_NothingAliveLeaves()
    {
        var tier = new MemoryTier(2, long.MaxValue, new LeastRecentlyUsed(), clock, counts);
        tier.Set(Key("alive"), Entry(1, clock.GetUtcNow().UtcDateTime));
        tier.Set(Key("dead"), Entry(1, clock.GetUtcNow().UtcDateTime, TimeSpan.FromSeconds(1)));
        clock.Advance(TimeSpan.FromSeconds(1));
        tier.Set(Key("new"), Entry(1, clock.GetUtcNow().UtcDateTime));
        Assert.Equal(["alive", "new"], tier.All().Select(each => each.Key.Name).Order());
    }

    /// <summary>The clock that people see is set back a day: what was to live five minutes lives five, and what is over stays over.</summary>
    [Fact]
    public void TryGet_ClockSetBack_NeitherRevivesNorEternalises()
    {
        var wall = new SetClock(clock);
        var tier = new MemoryTier(10, long.MaxValue, new LeastRecentlyUsed(), wall, counts);
        tier.Set(Key("a"), Entry(1, wall.GetUtcNow().UtcDateTime, TimeSpan.FromMinutes(5)));
        wall.Offset = TimeSpan.FromDays(-1);
        clock.Advance(TimeSpan.FromMinutes(4));
        Assert.True(tier.TryGet(Key("a"), out _));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(tier.TryGet(Key("a"), out _));
        wall.Offset = TimeSpan.FromDays(-2);
        Assert.False(tier.TryGet(Key("a"), out _));
    }

    /// <summary>A machine that sleeps stops the clock that is never set, and people still mean hours.</summary>
    [Fact]
    public void Wake_MachineSlept_IsGone()
    {
        var wall = new SetClock(clock);
        var tier = new MemoryTier(10, long.MaxValue, new LeastRecentlyUsed(), wall, counts);
        tier.Set(Key("a"), Entry(1, wall.GetUtcNow().UtcDateTime, TimeSpan.FromMinutes(5)));
        tier.Set(Key("b"), Entry(1, wall.GetUtcNow().UtcDateTime, TimeSpan.FromHours(9)));
        wall.Offset = TimeSpan.FromHours(8);
        tier.Wake();
        Assert.True(tier.TryGet(Key("b"), out _));
        Assert.False(tier.TryGet(Key("a"), out _));
    }

    [Fact]
    public void All_Threads_LoseNothingAndBreakNothing()
    {
        var tier = new MemoryTier(100, 100_000, new TinyLfu(100), TimeProvider.System, counts);
        Parallel.For(0, 4, worker =>
        {
            var random = new System.Random(worker);
            for (var i = 0; i < 20_000; i++)
            {
                var key = Key($"{random.Next(200)}");
                if (i % 97 == 0)
                    tier.Remove(key);
                else if (!tier.TryGet(key, out var entry))
                    tier.Set(key, Entry(random.Next(500), DateTime.UtcNow, i % 5 == 0 ? TimeSpan.FromMilliseconds(1) : null));
                else
                    Assert.InRange(entry.Content.Length, 0, 500);
            }
        });
        Assert.InRange(tier.Count, 1, 100);
        tier.RemoveWhere((_, _) => true);
        Assert.Equal((0, 0L), (tier.Count, tier.Bytes));
    }

    private MemoryTier Filled(TimeSpan lifetime)
    {
        var tier = new MemoryTier(10, long.MaxValue, new LeastRecentlyUsed(), clock, counts);
        tier.Set(Key("a"), Entry(1, clock.GetUtcNow().UtcDateTime, lifetime));
        return tier;
    }
}
