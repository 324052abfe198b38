using AuditOps.Core.Correlation;
using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Operations;

/// <summary>Goes back from events to what caused them.</summary>
internal sealed class GetCausationOperation : IOperation<GetCausation, Causation>
{
    public IEnumerable<Causation> Run(GetCausation request, OperationContext context)
    {
        var model = context.Workspace.Links(request.Store).With(request.Weight);
        using var scope = context.Open(request);
        var reader = new LinkReader(scope, context, model);
        var subjects = reader.Subjects(request.EventId);
        var graph = new CausationSearch(reader, new Linker(model, reader.Keys, causal: true), request).Find(subjects);
        var roots = graph.Roots().Select((root, i) => (root.Root.Key, Rank: i + 1, root.Score)).ToDictionary(root => root.Key);
        foreach (var (edge, depth) in graph.Edges)
        {
            var isRoot = roots.TryGetValue(edge.Cause.Key, out var root);
            yield return Result(edge, scope) with { Depth = depth, RootRank = isRoot ? root.Rank : null, RootScore = isRoot ? root.Score : null };
        }
    }

    private static Causation Result(CauseEdge edge, EventScope scope) => new()
    {
        EventId = edge.Cause.Key.ToString(),
        EffectId = edge.Effect.Key.ToString(),
        Confidence = edge.Confidence,
        Time = Microseconds.ToTime(edge.Cause.Time),
        Lead = Microseconds.ToSpan(edge.Effect.Time - edge.Nearest.Time),
        Count = edge.Count,
        Action = edge.Cause.Action,
        Outcome = edge.Cause.Outcome,
        Actor = edge.Cause.Actor,
        SourceIp = edge.Cause.SourceIp,
        Host = edge.Cause.Host,
        Resource = edge.Cause.Resource,
        Reason = LinkWording.Reasons(edge.Links, edge.Nearest, edge.Effect),
        Explanation = Explain(edge),
        Evidence = [.. new[] { edge.Cause, edge.Nearest, edge.Effect }.Select(found => found.Key.ToString()).Distinct()],
        Store = scope.Store,
        LiteralPath = scope.LiteralPath,
    };

    private static string Explain(CauseEdge edge)
    {
        var times = edge.Count > 1 ? $" ({Wording.Count(edge.Count, "time")} from {Wording.Time(Microseconds.ToTime(edge.Cause.Time))} on)" : "";
        return $"{LinkWording.Event(edge.Cause)}{times} led to {LinkWording.Event(edge.Effect)} within {LinkWording.Between(edge.Effect.Time - edge.Nearest.Time)}: {LinkWording.List(edge.Links, edge.Nearest, edge.Effect)}.";
    }
}
