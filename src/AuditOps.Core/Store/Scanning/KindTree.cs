namespace AuditOps.Core.Store.Scanning;

/// <summary>Finds what is known of events by all values of a few of their fields, without making a key of them.</summary>
internal sealed class KindTree<T>
    where T : class
{
    private Node _root = new();

    /// <summary>How many kinds are known.</summary>
    public int Count { get; private set; }

    /// <summary>What is known of the kind of an event; null if nothing is yet.</summary>
    public T? Find(EventView view, int[] fields) => NodeOf(view, fields).Known;

    /// <summary>Makes something known of the kind of an event.</summary>
    public T Add(EventView view, int[] fields, T known)
    {
        Count++;
        return NodeOf(view, fields).Known = known;
    }

    /// <summary>Forgets all kinds.</summary>
    public void Clear() => (_root, Count) = (new Node(), 0);

    private Node NodeOf(EventView view, int[] fields)
    {
        var node = _root;
        foreach (var field in fields)
        {
            foreach (var value in view.Values(field))
                node = node.Of(value);
            node = node.Next;
        }

        return node;
    }

    private sealed class Node
    {
        private readonly Dictionary<string, Node> _values = new(StringComparer.Ordinal);
        private Node? _next;

        public T? Known { get; set; }

        /// <summary>Where the values of the next field are.</summary>
        public Node Next => _next ??= new Node();

        public Node Of(string value)
        {
            if (!_values.TryGetValue(value, out var node))
                _values[value] = node = new Node();
            return node;
        }
    }
}
