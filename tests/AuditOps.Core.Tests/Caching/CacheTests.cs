using AuditOps.Core.Caching;
using FsCheck;
using FsCheck.Fluent;
using static AuditOps.Core.Tests.Caching.CacheFixture;

namespace AuditOps.Core.Tests.Caching;

public sealed class CacheTests : IDisposable
{
    private readonly CacheFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public void Get_AnotherProcessKeptIt_IsTakenFromDiskAndThenFromMemory()
    {
        fixture.Open().Set(Key("a"), Bytes("1"), null, ["t"]);
        var other = fixture.Open();

        Assert.Equal("1", Text(other.Get(Key("a"))));
        Assert.Equal("1", Text(other.Get(Key("a"))));

        Assert.Equal(["t"], other.Get(Key("a"))!.Tags);
        Assert.Equal(new Dictionary<string, long> { ["MemoryHits"] = 2, ["MemoryMisses"] = 1, ["DiskHits"] = 1 }, Counted(other));
    }

    [Fact]
    public void Counted_SeveralProcesses_IsTheirSum()
    {
        var (one, two) = (fixture.Open(), fixture.Open());
        one.Set(Key("a"), Bytes("1"), null, []);
        one.Get(Key("a"));
        two.Get(Key("a"));
        two.Get(Key("b"));
        one.Note();
        two.Note();

        var third = Counted(fixture.Open());
        Assert.Equal((1, 1, 1, 2, 1, 1, 1), (third["Sets"], third["MemorySets"], third["DiskSets"], third["MemoryMisses"], third["MemoryHits"], third["DiskHits"], third["DiskMisses"]));

        fixture.Clock.Advance(TimeSpan.FromHours(1));
        one.ResetCounts();
        Assert.Empty(Counted(two));
        Assert.Equal(fixture.Clock.GetUtcNow().UtcDateTime, two.Counted().Since);
        Assert.Equal("1", Text(two.Get(Key("a"))));
    }

    /// <summary>Any operations through any of three processes, with time passing: what is found was set last, and is neither dead nor removed.</summary>
    [Fact]
    public void Cache_AnyOperations_FindsWhatTheModelHolds()
    {
        var operations = Gen.Zip(Gen.Zip(Gen.Choose(0, 2), Gen.Choose(0, 11)), Gen.Zip(Gen.Choose(0, 12), Gen.Choose(0, 3))).ListOf();
        Prop.ForAll(operations.ToArbitrary(), steps =>
        {
            using var own = new CacheFixture();
            Cache[] caches = [own.Open(), own.Open(settings => settings with { InMemory = false }), own.Open(settings => settings with { Policy = CachePolicy.Lfu, MaximumEntries = 3 })];
            var model = new Dictionary<string, (string Value, DateTime? End, string Tag)>();
            var number = 0;
            foreach (var ((who, what), (name, tag)) in steps)
            {
                var (cache, key) = (caches[who], $"{"abc"[tag % 3]}:{name}");
                var now = own.Clock.GetUtcNow().UtcDateTime;
                switch (what)
                {
                    case < 5:
                        var expected = model.TryGetValue(key, out var kept) && !(kept.End <= now) ? kept.Value : null;
                        if (Text(cache.Get(Key(key))) != expected)
                            return false;
                        break;
                    case < 8:
                        var lifetime = tag == 0 ? (TimeSpan?)null : TimeSpan.FromSeconds(10 * tag);
                        model[key] = ($"{++number}", now + lifetime, $"t{tag}");
                        cache.Set(Key(key), Bytes($"{number}"), lifetime, [$"t{tag}"]);
                        break;
                    case 8:
                        var there = model.Remove(key, out var gone) && !(gone.End <= now);
                        if (cache.Remove(Key(key)) != there)
                            return false;
                        break;
                    case 9:
                        cache.Invalidate((_, entry) => entry.Tags.Contains($"t{tag}"));
                        foreach (var each in model.Where(pair => pair.Value.Tag == $"t{tag}").ToList())
                            model.Remove(each.Key);
                        break;
                    case 10:
                        cache.Invalidate((each, _) => each.Name.StartsWith(key[..2], StringComparison.Ordinal));
                        foreach (var each in model.Keys.Where(each => each.StartsWith(key[..2], StringComparison.Ordinal)).ToList())
                            model.Remove(each);
                        break;
                    default:
                        own.Clock.Advance(TimeSpan.FromSeconds(7));
                        break;
                }

                // What another process changed is known two seconds later, when everybody's pulse has beaten.
                foreach (var each in caches)
                    each.Note();
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public async Task GetOrCompute_ManyAtOnce_OneComputes()
    {
        var (one, two) = (fixture.Open(), fixture.Open());
        var computed = 0;
        using var together = new Barrier(8);
        var values = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Factory.StartNew(() =>
        {
            together.SignalAndWait();
            return (i % 2 == 0 ? one : two).GetOrCompute(Key("slow"), null, [], () =>
            {
                Interlocked.Increment(ref computed);
                Thread.Sleep(200);
                return (Bytes("value"), true);
            }, CancellationToken.None);
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.Equal(1, computed);
        Assert.All(values, value => Assert.Equal(Bytes("value"), value));
        one.Note();
        two.Note();
        var counted = Counted(fixture.Open());
        Assert.Equal((1, 8), (counted["Sets"], counted["MemoryHits"] + counted["MemoryMisses"]));
        Assert.Equal(7, counted.GetValueOrDefault("MemoryHits") + counted.GetValueOrDefault("DiskHits"));
    }

    [Fact]
    public async Task GetOrCompute_TheFirstFails_TheNextComputes()
    {
        var cache = fixture.Open();
        using var inside = new ManualResetEventSlim();
        var first = Task.Run(() => cache.GetOrCompute(Key("a"), null, [], () =>
        {
            inside.Set();
            Thread.Sleep(100);
            throw new InvalidOperationException("no");
        }, CancellationToken.None));
        inside.Wait();
        Assert.Equal(Bytes("second"), cache.GetOrCompute(Key("a"), null, [], () => (Bytes("second"), true), CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
    }

    [Fact]
    public void GetOrCompute_MayNotBeKept_IsComputedAgain()
    {
        var cache = fixture.Open();
        var computed = 0;
        for (var i = 0; i < 3; i++)
            cache.GetOrCompute(Key("a"), null, [], () => (Bytes($"{++computed}"), false), CancellationToken.None);
        Assert.Equal(3, computed);
    }

    /// <summary>Two that compute what the other waits for end all the same.</summary>
    [Fact]
    public async Task GetOrCompute_EachInTheOther_DoesNotWaitForEver()
    {
        var cache = fixture.Open();
        using var both = new Barrier(2);
        Task<byte[]> Ask(string outer, string inner) => Task.Run(() => cache.GetOrCompute(Key(outer), null, [], () =>
        {
            both.SignalAndWait();
            return (cache.GetOrCompute(Key(inner), null, [], () => (Bytes($"{inner} in {outer}"), true), CancellationToken.None), true);
        }, CancellationToken.None));
        await Task.WhenAll(Ask("a", "b"), Ask("b", "a")).WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task GetOrCompute_Cancelled_StopsWaiting()
    {
        var cache = fixture.Open();
        using var inside = new ManualResetEventSlim();
        using var end = new ManualResetEventSlim();
        var holder = Task.Run(() => cache.GetOrCompute(Key("a"), null, [], () =>
        {
            inside.Set();
            end.Wait();
            return ([], true);
        }, CancellationToken.None));
        inside.Wait();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.Throws<OperationCanceledException>(() => cache.GetOrCompute(Key("a"), null, [], () => ([], true), stop.Token));
        end.Set();
        await holder;
        Assert.NotNull(cache.Get(Key("a")));
    }

    [Fact]
    public void Clear_ATier_LeavesTheOther()
    {
        var cache = fixture.Open();
        cache.Set(Key("a"), Bytes("1"), null, []);
        Assert.Equal(1, cache.Clear(CacheTier.Memory));
        Assert.Equal("1", Text(cache.Get(Key("a"))));
        Assert.Equal(1, cache.Clear(CacheTier.Disk));
        Assert.Equal("1", Text(cache.Get(Key("a"))));
        Assert.Equal(1, cache.Clear(CacheTier.Memory));
        Assert.Null(cache.Get(Key("a")));
    }

    [Fact]
    public void Set_NoTiers_KeepsNothingAndSaysSo()
    {
        var cache = fixture.Open(settings => settings with { InMemory = false, OnDisk = false, Folder = null });
        Assert.False(cache.IsOn);
        Assert.Null(cache.Set(Key("a"), Bytes("1"), null, []));
        Assert.Equal(Bytes("2"), cache.GetOrCompute(Key("a"), null, [], () => (Bytes("2"), true), CancellationToken.None));
        Assert.False(File.Exists(fixture.File));
    }

    [Fact]
    public void Set_LongestTime_LivesForEver()
    {
        var cache = fixture.Open();
        Assert.Null(cache.Set(Key("a"), Bytes("1"), TimeSpan.MaxValue, [])!.Expires);
        Assert.NotNull(cache.Set(Key("b"), Bytes("1"), TimeSpan.FromDays(365_000), [])!.Expires);
        Assert.Equal("1", Text(fixture.Open().Get(Key("b"))));
    }
}
