namespace AuditOps.Core.Correlation;

/// <summary>What links two events: the kinds, each with what it counts.</summary>
internal readonly record struct Links(IReadOnlyList<(LinkKind Kind, double Weight)> Kinds);

/// <summary>Tells by what an earlier event is linked to a later one.</summary>
internal sealed class Linker(LinkModel model, LinkKeys keys, double elsewhere = 1)
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

    /// <summary>The links by themselves, the weightiest first.</summary>
    public Links Of(LinkEvent earlier, LinkEvent later, LinkTally tally, bool ofLater) => new(
    [
        .. LinkKinds.All.Where(kind => IsLink(kind, earlier.Gives[(int)kind], later.Takes[(int)kind]))
            .Select(kind => (Kind: kind, Weight: Weight(kind, earlier, later, tally, ofLater)))
            .Where(link => LinkModel.Round(link.Weight) > 0)
            .OrderByDescending(link => LinkModel.Round(link.Weight)).ThenBy(link => link.Kind),
    ]);

    // One name from two addresses may be two persons.
    private double Weight(LinkKind kind, LinkEvent earlier, LinkEvent later, LinkTally tally, bool ofLater)
    {
        var weight = ofLater ? tally.Takes(kind) : tally.Gives(kind);
        return kind == LinkKind.SameUser && IsElsewhere(earlier.SourceIp, later.SourceIp) ? weight * elsewhere : weight;
    }

    private static bool IsElsewhere(string? one, string? other) =>
        !string.IsNullOrWhiteSpace(one) && !string.IsNullOrWhiteSpace(other) && !string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether what the one gives and the other takes makes a link.</summary>
    public bool IsLink(LinkKind kind, int gives, int takes) => gives != 0 && takes != 0
        && (kind == LinkKind.RelatedAction ? model.Related.Contains((keys.Action(gives), keys.Action(takes))) : gives == takes);
}
