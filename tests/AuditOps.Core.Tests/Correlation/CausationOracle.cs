using AuditOps.Core.Correlation;

namespace AuditOps.Core.Tests.Correlation;

/// <summary>Causes as docs/analysis.md tells them, by brute force over all pairs.</summary>
internal sealed class CausationOracle(LinkModel model, List<AuditEvent> order, GetCausation request)
{
    private static readonly string[] Lasting = ["same_session", "same_transaction", "same_operation", "same_request", "parent_process", "acts_as", "same_address"];
    private readonly LinkOracle _links = new(model, causal: true);

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

        return InSteps([.. edges.Where(edge => !edges.Exists(first => first.Effect == edge.Effect && first.Cause != edge.Cause
            && first.Confidence >= edge.Confidence && IsLed(edge.Cause, first.Cause, [.. edges.Where(step => step.Confidence >= edge.Confidence)])))]);
    }

    private static bool IsLed(string from, string to, List<(string Cause, string Effect, double Confidence)> steps)
    {
        HashSet<string> reached = [from];
        while (steps.Where(step => reached.Contains(step.Cause)).Count(step => reached.Add(step.Effect)) > 0)
        {
        }

        return reached.Contains(to);
    }

    private List<(string Cause, string Effect, int Depth, double Confidence)> InSteps(List<(string Cause, string Effect, double Confidence)> edges)
    {
        var found = new List<(string Cause, string Effect, int Depth, double Confidence)>();
        var known = request.EventId.ToHashSet();
        var last = known.ToHashSet();
        for (var depth = 1; depth <= request.MaxDepth; depth++)
        {
            var steps = edges.Where(edge => last.Contains(edge.Effect)).ToList();
            found.AddRange(steps.Select(edge => (edge.Cause, edge.Effect, depth, edge.Confidence)));
            last = steps.Select(edge => edge.Cause).Where(known.Add).ToHashSet();
        }

        return found;
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
        var before = Before(effect);
        var links = _links.Links(cause, effect, [.. before, effect]);
        var near = (effect.Time - cause.Time)!.Value.TotalSeconds switch { < 10 => 1, < 60 => 0.9, < 300 => 0.75, _ => 0.6 };
        var lasting = links.Where(link => Lasting.Contains(link.Key) && link.Key switch
        {
            "acts_as" => !before.Exists(other => LinkOracle.IsBy(other, effect)),
            "same_address" => before.Append(effect).Where(other => other.Outcome != "failure" && LinkOracle.IsFrom(other, effect)).Select(LinkOracle.User).Distinct().Count() <= model.Sharers,
            _ => true,
        });
        return Math.Round(Math.Max(Math.Min(1, links.Values.Sum()) * near, Math.Min(1, lasting.Sum(link => link.Value)) * 0.75), 3, MidpointRounding.AwayFromZero);
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
