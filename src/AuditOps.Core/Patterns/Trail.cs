using AuditOps.Core.Shapes;

namespace AuditOps.Core.Patterns;

/// <summary>
/// Failures of one entity that were logged under one action: their number, the first and last of them, and whom or what they concerned.
/// Sliding windows look back over the last ones, so the state is bounded however long it goes on.
/// </summary>
internal sealed class Trail(string action, Acquaintance acquaintance, Trail? next)
{
    /// <summary>So many of the first, and so many of the last failures are kept: together the evidence of a finding.</summary>
    public const int Kept = 50;

    private Entry[] _entries = new Entry[1];
    private long _added;

    /// <summary>What the failures were logged as.</summary>
    public string Action { get; } = action;

    /// <summary>Whether the account of the first failure had logged in before.</summary>
    public Acquaintance Acquaintance { get; } = acquaintance;

    /// <summary>The same entity's failures under another action.</summary>
    public Trail? Next { get; } = next;

    /// <summary>How many, with repetitions.</summary>
    public long Count { get; private set; }

    public long First => _entries[0].Time;

    public long Last { get; private set; }

    /// <summary>The other side: accounts of an address, addresses of an account.</summary>
    public Tally Others { get; } = new();

    /// <summary>The first and last failures, earliest first.</summary>
    public IEnumerable<EventKey> Evidence()
    {
        for (var i = 0L; i < _added; i++)
        {
            if (i < Kept || i >= _added - Kept)
                yield return At(i).Key;
        }
    }

    public void Add(in SignIn failure, string? other, bool isStranger)
    {
        if (_added == _entries.Length && _added < 2 * Kept)
            Array.Resize(ref _entries, (int)Math.Min(2 * _added, 2 * Kept));
        At(_added++) = new Entry(failure.Time, failure.Count, failure.Key, other);
        Count += failure.Count;
        Last = failure.Time;
        Others.Add(other, failure.Count, failure.Time, isStranger);
    }

    /// <summary>Whether the limit is reached by the failures that end with the last one. The limit must be less than what is kept.</summary>
    public bool Reaches(Limit limit)
    {
        var sum = 0L;
        for (var i = _added - 1; i >= 0 && i >= _added - Kept && At(i).Time >= Last - limit.WithinMicroseconds; i--)
        {
            sum += At(i).Count;
            if (sum >= limit.Count)
                return true;
        }

        return false;
    }

    /// <summary>The last failures at or after a time, latest first, as far back as they are kept.</summary>
    public IEnumerable<Entry> Since(long time)
    {
        for (var i = _added - 1; i >= 0 && i >= _added - Kept && At(i).Time >= time; i--)
            yield return At(i);
    }

    private ref Entry At(long index) => ref _entries[index < Kept ? index : Kept + ((index - Kept) % Kept)];

    /// <summary>One failure.</summary>
    public readonly record struct Entry(long Time, long Count, EventKey Key, string? Other);
}
