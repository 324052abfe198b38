using AuditOps.Core.Store.Segments;

namespace AuditOps.Core.Store.Retention;

/// <summary>What a removal would do.</summary>
/// <param name="Before">Events before this time are removed, UTC; those without a time by when they were imported.</param>
/// <param name="Whole">Segments that are removed whole.</param>
/// <param name="Partial">Segments that are written anew without their older events.</param>
/// <param name="Events">Events that are removed.</param>
internal sealed record RemovalPlan(DateTime Before, IReadOnlyList<Segment> Whole, IReadOnlyList<Segment> Partial, long Events)
{
    /// <summary>Segments that are removed or written anew.</summary>
    public int Segments => Whole.Count + Partial.Count;
}
