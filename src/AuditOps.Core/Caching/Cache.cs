using AuditOps.Core.Caching.Disk;
using AuditOps.Core.Caching.Memory;

namespace AuditOps.Core.Caching;

/// <summary>
/// What was computed, kept in two tiers: this process's memory, and a file that processes share. Callable from any thread. Whatever fails in it,
/// the worst that follows is that something is computed again.
/// </summary>
internal sealed class Cache : IDisposable
{
    // After this a process computes what another one has been computing all the time: it may hang.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly CacheCounts counts = new();
    private readonly TimeProvider clock;
    private readonly Turns turns;
    private readonly MemoryTier? memory;
    private readonly DiskTier? disk;
    private readonly long[] unwritten = new long[CacheCounts.Kinds];
    private readonly Lock noting = new();
    private DateTime since;
    private bool isUsed;

    /// <param name="settings">How it is made.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="turns">Lets one at a time compute.</param>
    /// <param name="detail">Hears of what is wrong with the file.</param>
    public Cache(CacheSettings settings, TimeProvider clock, Turns turns, Action<string> detail)
    {
        (Settings, this.clock, this.turns, since) = (settings, clock, turns, clock.GetUtcNow().UtcDateTime);
        IEvictionPolicy policy = settings.Policy == CachePolicy.Lfu ? new TinyLfu(settings.MaximumEntries) : new LeastRecentlyUsed();
        memory = settings.InMemory ? new MemoryTier(settings.MaximumEntries, settings.MaximumMemoryBytes, policy, clock, counts) : null;
        disk = settings.Folder is { } folder ? new DiskTier(folder, settings.MaximumDiskBytes, clock, counts, detail) : null;
    }

    /// <summary>How it is made.</summary>
    public CacheSettings Settings { get; }

    /// <summary>Whether it keeps anything at all.</summary>
    public bool IsOn => memory is not null || Shared is not null;

    /// <summary>What was wrong with the disk when it failed last; null if it never did.</summary>
    public string? Trouble => disk?.Trouble;

    private DiskTier? Shared => Settings.OnDisk ? disk : null;

    /// <summary>What is kept under a key, or null. It is counted as a request.</summary>
    public CacheEntry? Get(in CacheKey key)
    {
        if (memory is not null && memory.TryGet(key, out var entry))
        {
            counts.Add(CacheCount.MemoryHits);
            Used();
            return entry;
        }

        return Count(Find(key, Shared, out var onDisk), Shared, onDisk);
    }

    /// <summary>Keeps a value under a key, in every tier that takes it, in the place of one that is there.</summary>
    /// <param name="key">The key.</param>
    /// <param name="content">The value.</param>
    /// <param name="lifetime">How long it is kept; null for as long as there is room.</param>
    /// <param name="tags">What it can be invalidated by.</param>
    /// <param name="memoryOnly">Whether no other process could use it.</param>
    /// <returns>The entry, or null if it is too large for every tier.</returns>
    public CacheEntry? Set(in CacheKey key, byte[] content, TimeSpan? lifetime, IReadOnlyList<string> tags, bool memoryOnly = false)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var entry = new CacheEntry(content, tags, now, lifetime is { } span && span < DateTime.MaxValue - now ? now + span : null);
        Used();
        if (!memoryOnly && Shared is { } shared)
            entry = entry with { DiskId = shared.Set(key, entry) };
        if (entry.DiskId != 0)
            counts.Add(CacheCount.DiskSets);
        var inMemory = memory?.Set(key, entry) == true;
        if (inMemory)
            counts.Add(CacheCount.MemorySets);
        if (!inMemory && entry.DiskId == 0)
            return null;
        counts.Add(CacheCount.Sets);
        return entry;
    }

    /// <summary>What is kept under a key, or else what is computed, which is then kept. Many who ask at once cause one computation.</summary>
    /// <param name="key">The key.</param>
    /// <param name="lifetime">How long it is kept; null for as long as there is room.</param>
    /// <param name="tags">What it can be invalidated by.</param>
    /// <param name="compute">Computes the value, and says whether it may be kept.</param>
    /// <param name="cancellationToken">Ends the waiting for others.</param>
    /// <param name="memoryOnly">Whether no other process could use it.</param>
    public byte[] GetOrCompute(
        CacheKey key, TimeSpan? lifetime, IReadOnlyList<string> tags, Func<(byte[] Content, bool MayKeep)> compute, CancellationToken cancellationToken, bool memoryOnly = false)
    {
        if (memory is not null && memory.TryGet(key, out var entry))
        {
            counts.Add(CacheCount.MemoryHits);
            Used();
            return entry.Content;
        }

        var shared = memoryOnly ? null : Shared;
        if (Find(key, shared, out var onDisk) is { } found)
            return Count(found, shared, onDisk)!.Content;

        using var turn = turns.Take(key, cancellationToken);
        using var turnOfProcess = turn is null ? null : shared?.Turn(key, Patience, cancellationToken);

        // Whoever had the turn before may have computed it.
        if (Count(Find(key, shared, out onDisk), shared, onDisk) is { } made)
            return made.Content;

        var (content, mayKeep) = compute();
        if (mayKeep)
            Set(key, content, lifetime, tags, memoryOnly);
        return content;
    }

    /// <summary>Removes an entry.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(in CacheKey key)
    {
        Used();
        var inMemory = memory?.Remove(key) == true;
        var onDisk = Shared?.Remove(key) == true;
        counts.Add(CacheCount.MemoryDeletes, inMemory ? 1 : 0);
        counts.Add(CacheCount.DiskDeletes, onDisk ? 1 : 0);
        counts.Add(CacheCount.Deletes, inMemory || onDisk ? 1 : 0);
        return inMemory || onDisk;
    }

    /// <summary>Removes the entries whose keys or tags meet a condition.</summary>
    /// <returns>How many.</returns>
    public int Invalidate(Func<CacheKey, CacheEntry, bool> condition)
    {
        Used();
        IReadOnlyList<CacheKey> inMemory = memory?.RemoveWhere(condition) ?? [];
        IReadOnlyList<CacheKey> onDisk = Shared?.RemoveWhere(condition) ?? [];
        var all = inMemory.Union(onDisk).Count();
        counts.Add(CacheCount.MemoryInvalidations, inMemory.Count);
        counts.Add(CacheCount.DiskInvalidations, onDisk.Count);
        counts.Add(CacheCount.Invalidations, all);
        return all;
    }

    /// <summary>Empties a tier.</summary>
    /// <returns>How many entries it had.</returns>
    public int Clear(CacheTier tier) => tier switch
    {
        CacheTier.Memory => memory?.RemoveWhere((_, _) => true).Count ?? 0,
        CacheTier.Disk => Shared?.RemoveWhere((_, _) => true).Count ?? 0,
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "One tier at a time."),
    };

    /// <summary>All entries that are alive, by key; those that are only on disk without their values.</summary>
    public IReadOnlyList<(CacheKey Key, CacheEntry Entry, long Bytes, CacheTier Tier)> All()
    {
        var all = (memory?.All() ?? []).ToDictionary(each => each.Key, each => (each.Key, each.Entry, Bytes: each.Entry.Bytes(each.Key), Tier: CacheTier.Memory));
        foreach (var (key, entry, bytes) in Shared?.All() ?? [])
            all[key] = all.TryGetValue(key, out var known) && known.Entry.DiskId == entry.DiskId ? known with { Tier = CacheTier.All } : (key, entry, bytes, CacheTier.Disk);
        return [.. all.Values.OrderBy(each => each.Key.Kind).ThenBy(each => each.Key.Name, StringComparer.Ordinal)];
    }

    /// <summary>What is kept under a key, without counting it.</summary>
    public CacheEntry? Peek(in CacheKey key) => Find(key, Shared, out _);

    /// <summary>Writes what was counted, and forgets what is over and what other processes have changed.</summary>
    public void Note()
    {
        lock (noting)
        {
            if (!isUsed)
                return;
            memory?.Wake();
            var taken = counts.Take();
            for (var kind = 0; kind < taken.Length; kind++)
                unwritten[kind] += taken[kind];
            if (disk?.Note(unwritten) == true)
                Array.Clear(unwritten);
            if (memory is not null && Shared?.Changed() is { } ids)
                memory.RemoveWhere((_, entry) => entry.DiskId != 0 && !ids.Contains(entry.DiskId));
        }
    }

    /// <summary>What all processes have counted, and since when.</summary>
    public (IReadOnlyList<long> Counts, DateTime Since) Counted()
    {
        Used();
        Note();
        lock (noting)
        {
            var (written, from) = disk?.Counted() ?? (new long[CacheCounts.Kinds], null);
            return ([.. written.Zip(unwritten, (left, right) => left + right)], from ?? since);
        }
    }

    /// <summary>Begins to count anew.</summary>
    public void ResetCounts()
    {
        Note();
        lock (noting)
        {
            Array.Clear(unwritten);
            since = clock.GetUtcNow().UtcDateTime;
            disk?.ResetCounts();
        }
    }

    /// <summary>How many entries a tier has, and their bytes.</summary>
    public (long Entries, long Bytes) Size(CacheTier tier) => tier switch
    {
        CacheTier.Memory => (memory?.Count ?? 0, memory?.Bytes ?? 0),
        CacheTier.Disk => Shared?.Size() ?? default,
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "One tier at a time."),
    };

    public void Dispose() => disk?.Dispose();

    // Written once: threads that only read must not write to the same place.
    private void Used()
    {
        if (!isUsed)
            isUsed = true;
    }

    private CacheEntry? Find(in CacheKey key, DiskTier? shared, out bool onDisk)
    {
        onDisk = false;
        if (memory is not null && memory.TryGet(key, out var entry))
            return entry;
        if (shared is null || !shared.TryGet(key, out entry))
            return null;
        onDisk = true;
        memory?.Set(key, entry);
        return entry;
    }

    // A request is counted once, however often it looked.
    private CacheEntry? Count(CacheEntry? found, DiskTier? shared, bool onDisk)
    {
        Used();
        if (memory is not null)
            counts.Add(found is null || onDisk ? CacheCount.MemoryMisses : CacheCount.MemoryHits);
        if (shared is not null && (found is null || onDisk))
            counts.Add(onDisk ? CacheCount.DiskHits : CacheCount.DiskMisses);
        return found;
    }
}
