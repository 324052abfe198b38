using AuditOps.Core.Shapes;

namespace AuditOps.Core.Store.Scanning;

/// <summary>The places of original records that a scan must know, as a tree of names; each place has a number.</summary>
internal sealed class FieldSlots
{
    private readonly Dictionary<string, int> _paths = new(StringComparer.Ordinal);

    public Node Root { get; } = new();

    /// <summary>How many places there are.</summary>
    public int Count => _paths.Count;

    /// <summary>The number of a place.</summary>
    public int Add(string path)
    {
        if (_paths.TryGetValue(path, out var slot))
            return slot;

        var node = Root;
        foreach (var name in path.Split('.'))
        {
            if (!node.Children.TryGetValue(name, out var child))
                node.Children[name] = child = new Node();
            node = child;
        }

        _paths[path] = node.Slot = _paths.Count;
        return node.Slot;
    }

    /// <summary>A name within others.</summary>
    internal sealed class Node
    {
        private Dictionary<string, Node>.AlternateLookup<ReadOnlySpan<char>>? _lookup;

        public Dictionary<string, Node> Children { get; } = new(StringComparer.Ordinal);

        /// <summary>The number of the place, or -1 when only places within it are known.</summary>
        public int Slot { get; set; } = -1;

        public Node? Find(ReadOnlySpan<char> name) =>
            (_lookup ??= Children.GetAlternateLookup<ReadOnlySpan<char>>()).TryGetValue(name, out var child) ? child : null;
    }
}
