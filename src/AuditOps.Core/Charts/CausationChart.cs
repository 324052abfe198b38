using AuditOps.Core.Findings;
using AuditOps.Core.Operations;

namespace AuditOps.Core.Charts;

/// <summary>What led to what, from the beginnings to the events that were asked about.</summary>
internal static class CausationChart
{
    private const int MostNodes = 60;

    /// <param name="steps">The steps back, those of one run.</param>
    public static Chart Of(IReadOnlyList<Causation> steps)
    {
        // The nearest and likeliest first, so that what is left out matters least.
        var nodes = new Dictionary<string, ChartNode>();
        foreach (var step in steps.OrderBy(step => step.Depth).ThenByDescending(step => step.RootScore ?? 0).ThenByDescending(step => step.Confidence))
        {
            if (nodes.Count >= MostNodes && !nodes.ContainsKey(step.EventId))
                continue;
            nodes.TryAdd(step.EffectId, new ChartNode { EventId = step.EffectId, Label = "the event asked about", Depth = step.Depth - 1 });
            nodes[step.EventId] = new ChartNode { EventId = step.EventId, Label = Name(step), Time = step.Time, Depth = step.Depth, Count = step.Count, RootRank = step.RootRank };
        }

        var links = steps.Where(step => nodes.ContainsKey(step.EventId) && nodes.ContainsKey(step.EffectId)).ToList();
        var missing = steps.SelectMany(step => new[] { step.EventId, step.EffectId }).Distinct().Count() - nodes.Count;
        return new Chart
        {
            Type = ChartType.Causation,
            Title = "What led to it",
            Summary = Sentence(steps),
            X = new ChartAxis { Label = "steps before" },
            Nodes = [.. nodes.Values],
            Links = [.. links.Select(step => new ChartLink { From = step.EventId, To = step.EffectId, Value = step.Confidence, Label = step.Explanation })],
            LeftOut = missing > 0 ? $"{Wording.Count(missing, "event")} further back {(missing == 1 ? "is" : "are")} not shown." : null,
            Start = steps.Count == 0 ? null : steps.Min(step => step.Time),
            End = steps.Count == 0 ? null : steps.Max(step => step.Time),
            Store = steps.Count == 0 ? null : steps[0].Store,
            LiteralPath = steps.Count == 0 ? null : steps[0].LiteralPath,
        };
    }

    /// <summary>What happened, in a few words.</summary>
    public static string Name(string? action, string? outcome, string? actor, string? address, long count) =>
        string.Join(" ", new[] { action ?? "event", outcome == Outcomes.Failure ? "failed" : null, actor, address is { } from ? $"from {from}" : null }.OfType<string>()) + (count > 1 ? $" ×{Wording.Number(count)}" : "");

    private static string Name(Causation step) => Name(step.Action, step.Outcome, step.Actor, step.SourceIp, step.Count);

    private static string Sentence(IReadOnlyList<Causation> steps)
    {
        if (steps.Count == 0)
            return "Nothing was found that led to it.";
        var root = steps.Where(step => step.RootRank is not null).MinBy(step => step.RootRank);
        var began = root is null ? "" : $" It most likely began with {Name(root)} at {Wording.Time(root.Time)}.";
        return $"{Wording.Count(steps.Count, "step")} back, at most {Wording.Number(steps.Max(step => step.Depth))} deep.{began}";
    }
}
