namespace AuditOps.Core.Caching.Memory;

/// <summary>Says which entry leaves first. Called by one thread at a time.</summary>
internal interface IEvictionPolicy
{
    /// <summary>A node came.</summary>
    void Add(MemoryNode node);

    /// <summary>The node of a place was read so often; it may have left since.</summary>
    void Touch(int slot, int times);

    /// <summary>A node left.</summary>
    void Remove(MemoryNode node);

    /// <summary>The node that must leave, where there are too many; it is removed by the caller. Null when there is none.</summary>
    MemoryNode? Victim();

    /// <summary>There are not too many any more.</summary>
    void Settle();
}

/// <summary>What was used longest ago leaves first.</summary>
internal sealed class LeastRecentlyUsed : IEvictionPolicy
{
    private readonly NodeOrder order = new(lists: 1);

    public void Add(MemoryNode node) => order.Add(node, 0);

    public void Touch(int slot, int times)
    {
        if (order.At(slot) is not null)
            order.Move(slot, 0);
    }

    public void Remove(MemoryNode node) => order.Remove(node);

    public MemoryNode? Victim() => order.First(0);

    public void Settle()
    {
    }
}
