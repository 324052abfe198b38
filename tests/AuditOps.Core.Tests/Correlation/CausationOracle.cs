using AuditOps.Core.Correlation;

namespace AuditOps.Core.Tests.Correlation;

/// <summary>Causes as docs/analysis.md tells them, by brute force over all pairs.</summary>
internal sealed class CausationOracle(LinkModel model, List<AuditEvent> order, GetCausation request)
{
    private readonly LinkOracle _links = new(model, CausationSearch.Elsewhere);

    public List<(string Cause, string Effect, int Depth, double Confidence)> Edges()
    {
        var depths = order.Where(found => request.EventId.Contains(found.EventId)).ToDictionary(found => found.EventId, _ => 0);
        var edges = new List<(string Cause, string Effect, double Confidence)>();
        foreach (var effect in Enumerable.Reverse(order).Where(found => depths.TryGetValue(found.EventId, out var depth) && depth < request.MaxDepth))
        {
            foreach (var (cause, confidence) in Causes(effect))
            {
                edges.Add((cause.EventId, effect.EventId, confidence));
                depths[cause.EventId] = Math.Min(depths.GetValueOrDefault(cause.EventId, int.MaxValue), depths[effect.EventId] + 1);
            }
        }

        return [.. edges.Select(edge => (edge.Cause, edge.Effect, depths[edge.Effect] + 1, edge.Confidence))];
    }

    private List<(AuditEvent First, double Confidence)> Causes(AuditEvent effect)
    {
        var groups = Before(effect).Select(cause => (Cause: cause, Confidence: Confidence(cause, effect)))
            .Where(pair => pair.Confidence > 0 && pair.Confidence >= request.MinimumConfidence)
            .GroupBy(pair => (Text(pair.Cause.Actor), Text(pair.Cause.SourceIp)?.ToLowerInvariant(), Text(pair.Cause.Host)?.ToLowerInvariant(), Text(pair.Cause.Action), pair.Cause.Outcome, Text(pair.Cause.Resource), Text(pair.Cause.Command)))
            .Select(group => (Members: group.Select(pair => pair.Cause).ToList(), Confidence: group.Max(pair => pair.Confidence)))
            .OrderByDescending(group => order.IndexOf(group.Members[^1])).ToList();
        var kept = new List<(List<AuditEvent> Members, double Confidence)>();
        foreach (var group in groups.Where(group => group.Confidence >= groups.Max(other => other.Confidence) * 0.75))
        {
            var over = kept.Any(between => between.Confidence >= group.Confidence
                && group.Members.Any(member => Before(between.Members[0]).Contains(member) && Confidence(member, between.Members[0]) >= group.Confidence));
            if (!over)
                kept.Add(group);
        }

        return [.. kept.Select(group => (group.Members[0], group.Confidence))];
    }

    private List<AuditEvent> Before(AuditEvent effect) =>
        [.. order.Take(order.IndexOf(effect)).Where(cause => effect.Time - cause.Time <= request.Window)];

    private double Confidence(AuditEvent cause, AuditEvent effect)
    {
        var sum = Math.Min(1, _links.Links(cause, effect, [.. Before(effect), effect]).Values.Sum());
        return Math.Round(sum * ((effect.Time - cause.Time)!.Value.TotalSeconds switch { < 10 => 1, < 60 => 0.9, < 300 => 0.75, _ => 0.6 }), 3, MidpointRounding.AwayFromZero);
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
