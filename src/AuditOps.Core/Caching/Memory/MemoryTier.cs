using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace AuditOps.Core.Caching.Memory;

/// <summary>
/// The tier in memory, bounded by entries and by bytes. Reading takes no lock; what was read is remembered, and brought into the policy's order
/// before anything leaves: for one thread the order is exact, always.
/// </summary>
/// <param name="maximumEntries">The most entries.</param>
/// <param name="maximumBytes">The most bytes.</param>
/// <param name="policy">Says what leaves first.</param>
/// <param name="clock">The clock.</param>
/// <param name="counts">Hears of evictions and expirations.</param>
internal sealed class MemoryTier(int maximumEntries, long maximumBytes, IEvictionPolicy policy, TimeProvider clock, CacheCounts counts)
{
    // What lives longer lives for ever: no deadline is beyond the reach of a clock.
    private static readonly TimeSpan Eternity = TimeSpan.FromDays(36_500);

    private readonly ConcurrentDictionary<CacheKey, MemoryNode> nodes = new();
    private readonly ReadBuffers reads = new();
    private readonly Lock gate = new();
    private readonly SortedSet<MemoryNode> ending = new(Comparer<MemoryNode>.Create((left, right) =>
        left.Deadline != right.Deadline ? left.Deadline.CompareTo(right.Deadline) : left.Number.CompareTo(right.Number)));
    private long bytes;
    private long number;

    public int Count => nodes.Count;

    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>What is kept under a key. Counts nothing.</summary>
    public bool TryGet(in CacheKey key, [NotNullWhen(true)] out CacheEntry? entry)
    {
        entry = null;
        if (!nodes.TryGetValue(key, out var node))
            return false;
        if (IsOver(node))
        {
            Expire(node);
            return false;
        }

        if (!reads.TryAdd(node))
            CatchUp(node);
        entry = node.Entry;
        return true;
    }

    /// <summary>Keeps an entry, in the place of one of the same key.</summary>
    /// <returns>False if it is larger than the tier.</returns>
    public bool Set(in CacheKey key, CacheEntry entry)
    {
        var size = entry.Bytes(key);
        lock (gate)
        {
            reads.Empty(policy);
            Sweep();
            if (nodes.TryGetValue(key, out var before))
                Remove(before);
            if (size > maximumBytes)
                return false;

            var node = new MemoryNode(key, entry, size, key.StableHash, ++number, Deadline(entry));
            nodes[key] = node;
            bytes += size;
            policy.Add(node);
            if (node.Deadline != long.MaxValue)
                ending.Add(node);
            while ((nodes.Count > maximumEntries || bytes > maximumBytes) && policy.Victim() is { } victim)
            {
                Remove(victim);
                counts.Add(CacheCount.MemoryEvictions);
            }

            policy.Settle();
            return nodes.ContainsKey(key);
        }
    }

    /// <summary>Removes an entry.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(in CacheKey key)
    {
        lock (gate)
        {
            Sweep();
            return nodes.TryGetValue(key, out var node) && Remove(node);
        }
    }

    /// <summary>Removes what is over by the time of day too: while a machine sleeps, the clock that is never set stands still.</summary>
    public void Wake()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        lock (gate)
        {
            Sweep();
            foreach (var node in ending.Where(node => node.Entry.Expires <= now).ToList())
            {
                Remove(node);
                counts.Add(CacheCount.MemoryExpirations);
            }
        }
    }

    /// <summary>Removes the entries that meet a condition.</summary>
    /// <returns>Their keys.</returns>
    public IReadOnlyList<CacheKey> RemoveWhere(Func<CacheKey, CacheEntry, bool> condition)
    {
        lock (gate)
        {
            reads.Empty(policy);
            Sweep();
            List<MemoryNode> chosen = [.. nodes.Values.Where(node => condition(node.Key, node.Entry))];
            chosen.ForEach(node => Remove(node));
            return [.. chosen.Select(node => node.Key)];
        }
    }

    /// <summary>All entries that are alive.</summary>
    public IReadOnlyList<(CacheKey Key, CacheEntry Entry)> All()
    {
        lock (gate)
        {
            Sweep();
            return [.. nodes.Values.Where(node => !IsOver(node)).Select(node => (node.Key, node.Entry))];
        }
    }

    private bool Remove(MemoryNode node)
    {
        if (!nodes.TryRemove(new KeyValuePair<CacheKey, MemoryNode>(node.Key, node)))
            return false;
        policy.Remove(node);
        ending.Remove(node);
        bytes -= node.Bytes;
        return true;
    }

    private void Expire(MemoryNode node)
    {
        lock (gate)
        {
            if (Remove(node))
                counts.Add(CacheCount.MemoryExpirations);
        }
    }

    // Nothing alive leaves for something dead.
    private void Sweep()
    {
        var now = clock.GetTimestamp();
        while (ending.Min is { } next && next.Deadline <= now && Remove(next))
            counts.Add(CacheCount.MemoryExpirations);
    }

    private void CatchUp(MemoryNode node)
    {
        // Whoever holds the gate empties the buffers anyway, and one read more or less is no matter where several threads read.
        if (!gate.TryEnter())
            return;
        try
        {
            reads.EmptyOwn(policy);
            policy.Touch(node.Slot, 1);
        }
        finally
        {
            gate.Exit();
        }
    }

    // A clock that is set back does not move the deadline.
    private bool IsOver(MemoryNode node) => node.Deadline != long.MaxValue && clock.GetTimestamp() >= node.Deadline;

    private long Deadline(CacheEntry entry)
    {
        if (entry.Expires is not { } end || end - clock.GetUtcNow().UtcDateTime is var left && left > Eternity)
            return long.MaxValue;
        return clock.GetTimestamp() + (long)(left.TotalSeconds * clock.TimestampFrequency);
    }
}
