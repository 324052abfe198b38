namespace AuditOps.Core.Caching.Memory;

/// <summary>
/// Lists of nodes, each in the order of last use. Called by one thread at a time. The links lie together and apart from the nodes: a processor
/// that brings the order up to date after another did fetches a few lines of memory, and takes none from those who read.
/// </summary>
internal sealed class NodeOrder
{
    private readonly Stack<int> free = [];
    private readonly int[] counts;
    private MemoryNode?[] nodes = new MemoryNode?[16];
    private Link[] links = new Link[16];
    private int used;

    /// <param name="lists">How many lists; their numbers begin with 0.</param>
    public NodeOrder(int lists)
    {
        // Each list is a ring that begins and ends with a slot of its own.
        counts = new int[lists];
        for (used = 0; used < lists; used++)
            links[used] = new Link { Previous = used, Next = used, List = used };
    }

    /// <summary>How many nodes a list has.</summary>
    public int Count(int list) => counts[list];

    /// <summary>The node of a list that was used longest ago.</summary>
    public MemoryNode? First(int list) => nodes[links[list].Next];

    /// <summary>The node of a place; null once it has left.</summary>
    public MemoryNode? At(int slot) => nodes[slot];

    /// <summary>The list that the node of a place is in.</summary>
    public int ListOf(int slot) => links[slot].List;

    /// <summary>Adds a node to a list as the one that was used last.</summary>
    public void Add(MemoryNode node, int list)
    {
        if (!free.TryPop(out var slot))
            slot = used++;
        if (slot == links.Length)
        {
            Array.Resize(ref links, slot * 2);
            Array.Resize(ref nodes, slot * 2);
        }

        nodes[slot] = node;
        node.Slot = slot;
        Append(slot, list);
    }

    /// <summary>Removes a node.</summary>
    public void Remove(MemoryNode node)
    {
        Unlink(node.Slot);
        nodes[node.Slot] = null;
        free.Push(node.Slot);
        node.Slot = 0;
    }

    /// <summary>Makes the node of a place the one of a list that was used last.</summary>
    public void Move(int slot, int list)
    {
        Unlink(slot);
        Append(slot, list);
    }

    private void Append(int slot, int list)
    {
        var last = links[list].Previous;
        links[slot] = new Link { Previous = last, Next = list, List = list };
        links[last].Next = slot;
        links[list].Previous = slot;
        counts[list]++;
    }

    private void Unlink(int slot)
    {
        var (previous, next, list) = (links[slot].Previous, links[slot].Next, links[slot].List);
        links[previous].Next = next;
        links[next].Previous = previous;
        counts[list]--;
    }

    private struct Link
    {
        public int Previous;
        public int Next;
        public int List;
    }
}
