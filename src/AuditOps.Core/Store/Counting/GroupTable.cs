namespace AuditOps.Core.Store.Counting;

/// <summary>What is counted for each group.</summary>
internal struct GroupCounts
{
    /// <summary>Records.</summary>
    public long Records;

    /// <summary>Events, with repetitions.</summary>
    public long Events;

    /// <summary>Earliest time; greater than the latest when there is none.</summary>
    public long First;

    /// <summary>Latest time.</summary>
    public long Last;

    public void Add(in GroupCounts other)
    {
        Records += other.Records;
        Events += other.Events;
        First = Math.Min(First, other.First);
        Last = Math.Max(Last, other.Last);
    }
}

/// <summary>Groups by a number, and their counts.</summary>
internal sealed class GroupTable
{
    // A key is kept one higher than it is, so that 0 is an empty place.
    private ulong[] _keys = new ulong[1 << 10];
    private GroupCounts[] _counts = new GroupCounts[1 << 10];
    private ulong _last;
    private int _place;

    /// <summary>How many groups there are.</summary>
    public int Count { get; private set; }

    /// <summary>The groups in no order.</summary>
    public IEnumerable<(ulong Key, GroupCounts Counts)> Groups => Enumerable.Range(0, _keys.Length).Where(place => _keys[place] != 0).Select(place => (_keys[place] - 1, _counts[place]));

    /// <summary>The counts of a group, which begins with its first question. Valid until the next call.</summary>
    public ref GroupCounts Of(ulong key)
    {
        // Neighbours are often of one group.
        if (key + 1 != _last)
            (_last, _place) = (key + 1, Find(key + 1));
        return ref _counts[_place];
    }

    private int Find(ulong key)
    {
        var place = Home(key);
        while (_keys[place] != key)
        {
            if (_keys[place] == 0)
                return Add(key, place);
            place = (place + 1) & (_keys.Length - 1);
        }

        return place;
    }

    private int Add(ulong key, int place)
    {
        if (2 * Count >= _keys.Length)
        {
            Grow();
            return Find(key);
        }

        Count++;
        _keys[place] = key;
        _counts[place] = new GroupCounts { First = long.MaxValue, Last = long.MinValue };
        return place;
    }

    private void Grow()
    {
        var (keys, counts) = (_keys, _counts);
        (_keys, _counts) = (new ulong[4 * keys.Length], new GroupCounts[4 * keys.Length]);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == 0)
                continue;
            var place = Home(keys[i]);
            while (_keys[place] != 0)
                place = (place + 1) & (_keys.Length - 1);
            (_keys[place], _counts[place]) = (keys[i], counts[i]);
        }
    }

    private int Home(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> 32) & (_keys.Length - 1);
}
