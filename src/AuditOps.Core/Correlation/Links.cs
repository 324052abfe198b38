namespace AuditOps.Core.Correlation;

/// <summary>What links two events: the kinds, each with what it counts.</summary>
internal readonly record struct Links(IReadOnlyList<(LinkKind Kind, double Weight)> Kinds);

/// <summary>Tells by what an earlier event is linked to a later one.</summary>
/// <param name="model">How much links count.</param>
/// <param name="keys">The numbers of what links.</param>
/// <param name="causal">Whether the earlier event is asked to have led to the later one: related actions count in their order alone, and circumstances matter.</param>
internal sealed class Linker(LinkModel model, LinkKeys keys, bool causal = false)
{
    /// <summary>What links count together; quick, for those that are not told.</summary>
    /// <param name="earlier">The event that gives.</param>
    /// <param name="later">The event that takes.</param>
    /// <param name="tally">The tally of one of them.</param>
    /// <param name="ofLater">Whether it is that of the later one.</param>
    public double Sum(LinkEvent earlier, LinkEvent later, LinkTally tally, bool ofLater)
    {
        var sum = 0.0;
        var (gives, takes) = (earlier.Gives, later.Takes);
        for (var kind = 0; kind < gives.Length; kind++)
        {
            if (gives[kind] != 0 && takes[kind] != 0 && IsLink((LinkKind)kind, gives[kind], takes[kind]))
                sum += Weight((LinkKind)kind, earlier, later, tally, ofLater);
        }

        return Math.Min(1, sum);
    }

    /// <summary>How certain it is that one event led to another: what links them, by the time between; but at least what lasts of it.</summary>
    /// <param name="cause">The earlier event.</param>
    /// <param name="effect">The later one.</param>
    /// <param name="tally">The tally of the later one.</param>
    public double Confidence(LinkEvent cause, LinkEvent effect, LinkTally tally)
    {
        var sum = Sum(cause, effect, tally, ofLater: true);
        if (sum == 0)
            return 0;
        var near = model.Near(effect.Time - cause.Time);
        return LinkModel.Round(near >= model.Lasts ? sum * near : Math.Max(sum * near, Lasting(cause, effect, tally) * model.Lasts));
    }

    /// <summary>The links by themselves, the weightiest first.</summary>
    public Links Of(LinkEvent earlier, LinkEvent later, LinkTally tally, bool ofLater) => new(
    [
        .. LinkKinds.All.Where(kind => IsLink(kind, earlier.Gives[(int)kind], later.Takes[(int)kind]))
            .Select(kind => (Kind: kind, Weight: Weight(kind, earlier, later, tally, ofLater)))
            .Where(link => LinkModel.Round(link.Weight) > 0)
            .OrderByDescending(link => LinkModel.Round(link.Weight)).ThenBy(link => link.Kind),
    ]);

    /// <summary>Whether what the one gives and the other takes makes a link.</summary>
    public bool IsLink(LinkKind kind, int gives, int takes) => gives != 0 && takes != 0
        && (kind == LinkKind.RelatedAction ? IsRelated(keys.Action(gives), keys.Action(takes)) : gives == takes);

    /// <summary>What share of its weight a link keeps by who did the one and the other where; all of it if the earlier event is not asked to have led to the later.</summary>
    public double Share(LinkKind kind, LinkEvent earlier, LinkEvent later) => causal ? Circumstance.Share(kind, earlier, later, model.Elsewhere) : 1;

    private double Lasting(LinkEvent cause, LinkEvent effect, LinkTally tally)
    {
        var sum = 0.0;
        for (var kind = 0; kind < cause.Gives.Length; kind++)
        {
            if (Lasts((LinkKind)kind, tally) && IsLink((LinkKind)kind, cause.Gives[kind], effect.Takes[kind]))
                sum += Weight((LinkKind)kind, cause, effect, tally, ofLater: true);
        }

        return Math.Min(1, sum);
    }

    // What was done to an account leads to the first of its acts; the others follow from that one. Whoever comes from the address of many is another one soon.
    private bool Lasts(LinkKind kind, LinkTally tally) => model.Lasting[(int)kind] && kind switch
    {
        LinkKind.ActsAs => tally.IsFirstAct,
        LinkKind.SameAddress => !tally.IsOfMany,
        _ => true,
    };

    private double Weight(LinkKind kind, LinkEvent earlier, LinkEvent later, LinkTally tally, bool ofLater) =>
        (ofLater ? tally.Takes(kind) : tally.Gives(kind)) * Share(kind, earlier, later);

    private bool IsRelated(string first, string second) => model.Related.Contains((first, second)) || (!causal && model.Related.Contains((second, first)));
}
