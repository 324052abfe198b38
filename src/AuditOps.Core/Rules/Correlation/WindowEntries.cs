namespace AuditOps.Core.Rules.Correlation;

/// <summary>Entries in the order in which they came, which leave at the front; each keeps its place among all that ever came.</summary>
internal sealed class WindowEntries
{
    private WindowEntry[] _ring = new WindowEntry[2];

    /// <summary>The place of the first that is left.</summary>
    public long First { get; private set; }

    /// <summary>The place that the next will have.</summary>
    public long Next { get; private set; }

    public ref readonly WindowEntry this[long place] => ref _ring[place & (_ring.Length - 1)];

    public void Add(in WindowEntry entry)
    {
        if (Next - First == _ring.Length)
            Grow();
        _ring[Next++ & (_ring.Length - 1)] = entry;
    }

    public WindowEntry Remove()
    {
        ref var place = ref _ring[First++ & (_ring.Length - 1)];
        var entry = place;
        place = default;
        return entry;
    }

    private void Grow()
    {
        var larger = new WindowEntry[2 * _ring.Length];
        for (var place = First; place < Next; place++)
            larger[place & (larger.Length - 1)] = this[place];
        _ring = larger;
    }
}
