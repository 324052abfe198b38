using AuditOps.Core.Shapes;

namespace AuditOps.Core.Correlation;

/// <summary>A step from an effect back to a cause.</summary>
/// <param name="Cause">The first time that the cause happened.</param>
/// <param name="Nearest">The time that is linked most to the effect, the last among equals.</param>
/// <param name="Effect">What it led to.</param>
/// <param name="Confidence">How certain that is.</param>
/// <param name="Count">How many times the cause happened, with repetitions.</param>
/// <param name="Links">What links the two.</param>
internal sealed record CauseEdge(LinkEvent Cause, LinkEvent Nearest, LinkEvent Effect, double Confidence, long Count, Links Links);

/// <summary>What led to events, and how likely it began where. Time only moves forward, so that nothing can cause itself.</summary>
internal sealed class CauseGraph
{
    private readonly SortedDictionary<LinkEvent, (int Depth, List<CauseEdge> Causes)> _nodes = new(Comparer<LinkEvent>.Create(LinkEvent.Compare));

    /// <summary>Every step, the nearest to the events that were asked about first.</summary>
    public IEnumerable<(CauseEdge Edge, int Depth)> Edges => _nodes.Values.SelectMany(node => node.Causes.Select(edge => (Edge: edge, Depth: node.Depth + 1)))
        .OrderBy(step => step.Depth).ThenByDescending(step => step.Edge.Confidence).ThenBy(step => step.Edge.Cause, _nodes.Comparer).ThenBy(step => step.Edge.Effect, _nodes.Comparer);

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => _nodes.Values.All(node => node.Causes.Count == 0);

    /// <summary>Adds an event that is that many steps from those asked about, or brings it nearer.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(LinkEvent found, int depth)
    {
        var known = _nodes.TryGetValue(found, out var node);
        _nodes[found] = known ? (Math.Min(node.Depth, depth), node.Causes) : (depth, []);
        return !known;
    }

    public int Depth(LinkEvent found) => _nodes[found].Depth;

    public void Connect(CauseEdge edge) => _nodes[edge.Effect].Causes.Add(edge);

    /// <summary>Leaves out each step that a longer way makes needless: one on which every step is at least as certain; and then what is more than some steps away.</summary>
    /// <param name="most">Largest number of steps.</param>
    /// <returns>Whether anything was too far away.</returns>
    public bool Reduce(int most)
    {
        var order = _nodes.Keys.Reverse().ToList();
        for (var i = 0; i < order.Count; i++)
        {
            var ways = LongerWays(order, i);
            _nodes[order[i]].Causes.RemoveAll(edge => ways.GetValueOrDefault(edge.Cause.Key) >= edge.Confidence);
        }

        var depths = order.Where(found => Depth(found) == 0).ToDictionary(found => found.Key, _ => 0);
        var isCut = false;
        foreach (var found in order)
        {
            var causes = _nodes[found].Causes;
            if (!depths.TryGetValue(found.Key, out var depth))
            {
                _nodes.Remove(found);
                continue;
            }

            _nodes[found] = (depth, causes);
            isCut |= depth == most && causes.Count > 0;
            if (depth == most)
                causes.Clear();
            foreach (var edge in causes)
                depths[edge.Cause.Key] = Math.Min(depths.GetValueOrDefault(edge.Cause.Key, int.MaxValue), depth + 1);
        }

        return isCut;
    }

    /// <summary>Where it began, the likeliest first: what share of all that is no beginning goes back to it, each event by the weakest step on the best way.</summary>
    public IReadOnlyList<(LinkEvent Root, double Score)> Roots()
    {
        var roots = _nodes.Where(node => node.Value.Causes.Count == 0).Select(node => node.Key).ToList();
        var others = Math.Max(1, _nodes.Count - roots.Count);
        return
        [
            .. roots.Select(root => (Root: root, Score: LinkModel.Round(Explained(root) / others)))
                .OrderByDescending(found => found.Score).ThenBy(found => found.Root, _nodes.Comparer),
        ];
    }

    // From each event that leads to an effect in more than one step: the least certain step on the best way.
    private Dictionary<EventKey, double> LongerWays(List<LinkEvent> order, int effect)
    {
        var direct = _nodes[order[effect]].Causes.ToDictionary(edge => edge.Cause.Key, edge => edge.Confidence);
        var longer = new Dictionary<EventKey, double>();
        var open = direct.Count;
        for (var i = effect + 1; i < order.Count && open > 0; i++)
        {
            if (direct.TryGetValue(order[i].Key, out var way))
                open--;
            way = Math.Max(way, longer.GetValueOrDefault(order[i].Key));
            foreach (var edge in way > 0 ? _nodes[order[i]].Causes : [])
                longer[edge.Cause.Key] = Math.Max(longer.GetValueOrDefault(edge.Cause.Key), Math.Min(way, edge.Confidence));
        }

        return longer;
    }

    private double Explained(LinkEvent root)
    {
        var widths = new Dictionary<EventKey, double> { [root.Key] = 1 };
        var sum = 0.0;
        foreach (var (found, node) in _nodes)
        {
            var width = node.Causes.Select(edge => Math.Min(edge.Confidence, widths.GetValueOrDefault(edge.Cause.Key))).DefaultIfEmpty(0).Max();
            if (width > 0)
                widths[found.Key] = width;
            sum += width;
        }

        return sum;
    }
}
