namespace AuditOps.Core.Caching.Memory;

/// <summary>Says which entry leaves first. Called by one thread at a time.</summary>
internal interface IEvictionPolicy
{
    /// <summary>A node came.</summary>
    void Add(MemoryNode node);

    /// <summary>A node was read; it may have left since.</summary>
    void Touch(MemoryNode node);

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
    private readonly NodeList nodes = new();

    public void Add(MemoryNode node) => nodes.Add(node);

    public void Touch(MemoryNode node)
    {
        if (node.List is not null)
            nodes.Touch(node);
    }

    public void Remove(MemoryNode node) => nodes.Remove(node);

    public MemoryNode? Victim() => nodes.First;

    public void Settle()
    {
    }
}
