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
