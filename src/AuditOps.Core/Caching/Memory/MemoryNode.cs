using System.Runtime.InteropServices;

namespace AuditOps.Core.Caching.Memory;

/// <summary>An entry in memory, and its place in the order of its policy.</summary>
internal sealed class MemoryNode(CacheKey key, CacheEntry entry, long bytes, int hash, long number, long deadline)
{
    public CacheKey Key { get; } = key;

    public CacheEntry Entry { get; } = entry;

    public long Bytes { get; } = bytes;

    /// <summary>A hash of the key that is the same in every process.</summary>
    public int Hash { get; } = hash;

    /// <summary>Which of all nodes it is.</summary>
    public long Number { get; } = number;

    /// <summary>When it ends, by the clock that is never set; <see cref="long.MaxValue"/> for never.</summary>
    public long Deadline { get; } = deadline;

    /// <summary>The list that holds it; null once it has left.</summary>
    public NodeList? List { get => links.List; set => links.List = value; }

    public MemoryNode? Previous { get => links.Previous; set => links.Previous = value; }

    public MemoryNode? Next { get => links.Next; set => links.Next = value; }

    // What readers look at and what moves when others are read lie far apart, or each move would take it out of their processors' caches.
    private Links links;

    [StructLayout(LayoutKind.Sequential)]
    private struct Links
    {
        private readonly Gap gap;
        public NodeList? List;
        public MemoryNode? Previous;
        public MemoryNode? Next;
    }

    [StructLayout(LayoutKind.Explicit, Size = 64)]
    private readonly struct Gap;
}

/// <summary>Nodes in the order of their last use. Each is its own link, so that moving one makes nothing new.</summary>
internal sealed class NodeList
{
    private MemoryNode? last;

    public int Count { get; private set; }

    /// <summary>The one that was used longest ago.</summary>
    public MemoryNode? First { get; private set; }

    /// <summary>Adds a node as the one that was used last.</summary>
    public void Add(MemoryNode node)
    {
        (node.List, node.Previous, node.Next) = (this, last, null);
        if (last is null)
            First = node;
        else
            last.Next = node;
        last = node;
        Count++;
    }

    public void Remove(MemoryNode node)
    {
        if (node.Previous is { } previous)
            previous.Next = node.Next;
        else
            First = node.Next;
        if (node.Next is { } next)
            next.Previous = node.Previous;
        else
            last = node.Previous;
        (node.List, node.Previous, node.Next) = (null, null, null);
        Count--;
    }

    /// <summary>Makes a node of this list the one that was used last.</summary>
    public void Touch(MemoryNode node)
    {
        if (last == node)
            return;
        Remove(node);
        Add(node);
    }
}
