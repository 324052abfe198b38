namespace AuditOps.Benchmarks.Caching;

/// <summary>Caches said as plainly as can be, without a thought for speed: what ours are compared with. Each gives its hits over a trace.</summary>
internal static class ReferenceCaches
{
    /// <summary>What was used longest ago leaves.</summary>
    public static int Lru(int[] trace, int entries)
    {
        var (order, places, hits) = (new LinkedList<int>(), new Dictionary<int, LinkedListNode<int>>(), 0);
        foreach (var key in trace)
        {
            if (places.TryGetValue(key, out var node))
            {
                hits++;
                order.Remove(node);
                order.AddLast(node);
                continue;
            }

            if (places.Count == entries)
            {
                places.Remove(order.First!.Value);
                order.RemoveFirst();
            }

            places[key] = order.AddLast(key);
        }

        return hits;
    }

    /// <summary>Belady's: what is used again last of all leaves. Nothing that does not know what is to come can do better.</summary>
    public static int Optimum(int[] trace, int entries)
    {
        var (next, seen) = (new int[trace.Length], new Dictionary<int, int>());
        for (var i = trace.Length - 1; i >= 0; i--)
        {
            next[i] = seen.GetValueOrDefault(trace[i], int.MaxValue);
            seen[trace[i]] = i;
        }

        var (kept, order, hits) = (new Dictionary<int, int>(), new SortedSet<(int Next, int Key)>(), 0);
        for (var i = 0; i < trace.Length; i++)
        {
            if (kept.Remove(trace[i], out var expected))
            {
                hits++;
                order.Remove((expected, trace[i]));
            }

            kept[trace[i]] = next[i];
            order.Add((next[i], trace[i]));
            if (kept.Count > entries)
            {
                kept.Remove(order.Max.Key);
                order.Remove(order.Max);
            }
        }

        return hits;
    }

    /// <summary>W-TinyLFU after the paper: a window of 1 %, a main part of which 80 % is protected, and exact counts that are halved after ten uses for each entry.</summary>
    public static int TinyLfu(int[] trace, int entries)
    {
        var windowSize = Math.Max(1, entries / 100);
        var mainSize = entries - windowSize;
        var protectedSize = mainSize * 80 / 100;
        var (window, probation, guarded) = (new UseOrder(), new UseOrder(), new UseOrder());
        var (counts, uses, hits) = (new Dictionary<int, int>(), 0, 0);
        foreach (var key in trace)
        {
            counts[key] = Math.Min(15, counts.GetValueOrDefault(key) + 1);
            if (++uses == entries * 10)
            {
                uses /= 2;
                foreach (var each in counts.Keys.ToList())
                    counts[each] /= 2;
            }

            if (window.Touch(key) || guarded.Touch(key))
            {
                hits++;
            }
            else if (probation.Remove(key))
            {
                hits++;
                guarded.Add(key);
                if (guarded.Count > protectedSize)
                    probation.Add(guarded.TakeOldest());
            }
            else
            {
                window.Add(key);
                if (window.Count > windowSize)
                    Admit(window.TakeOldest());
            }
        }

        return hits;

        void Admit(int candidate)
        {
            if (probation.Count + guarded.Count < mainSize)
            {
                probation.Add(candidate);
                return;
            }

            var victim = probation.Count > 0 ? probation : guarded;
            if (counts[candidate] <= counts.GetValueOrDefault(victim.Oldest))
                return;
            victim.TakeOldest();
            probation.Add(candidate);
        }
    }

    private sealed class UseOrder
    {
        private readonly LinkedList<int> order = new();
        private readonly Dictionary<int, LinkedListNode<int>> places = [];

        public int Count => places.Count;

        public int Oldest => order.First!.Value;

        public void Add(int key) => places[key] = order.AddLast(key);

        public bool Remove(int key)
        {
            if (!places.Remove(key, out var node))
                return false;
            order.Remove(node);
            return true;
        }

        public bool Touch(int key)
        {
            if (!Remove(key))
                return false;
            Add(key);
            return true;
        }

        public int TakeOldest()
        {
            var oldest = Oldest;
            Remove(oldest);
            return oldest;
        }
    }
}
