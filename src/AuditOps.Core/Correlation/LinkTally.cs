using AuditOps.Core.Operations;

namespace AuditOps.Core.Correlation;

/// <summary>How many kinds of events in a window share what one event gives and takes, and so how much its links count.</summary>
internal sealed class LinkTally
{
    private const int Met = 1 << 30;
    private readonly double[] _gives;
    private readonly double[] _takes;

    /// <param name="about">The event.</param>
    /// <param name="window">The events around it, itself among them.</param>
    /// <param name="model">How much links count.</param>
    /// <param name="sorts">How many kinds of events there are.</param>
    public LinkTally(LinkEvent about, ReadOnlySpan<LinkEvent> window, LinkModel model, int sorts)
    {
        var kinds = LinkKinds.All.Count;
        var (gives, takes) = (new int[kinds], new int[kinds]);
        var counted = new int[sorts];
        var users = new HashSet<int>();
        var all = 0;
        foreach (var other in window)
        {
            // Two bits a kind of link say whether this kind of event was counted already, and one that it was met.
            ref var marks = ref counted[other.Sort];
            if (marks == 0)
            {
                marks = Met;
                all++;
            }

            var others = other.Takes;
            if (others[(int)LinkKind.SameAddress] != 0 && others[(int)LinkKind.SameAddress] == about.Takes[(int)LinkKind.SameAddress] && other.Outcome != Outcomes.Failure)
                users.Add(others[(int)LinkKind.SameUser]);
            IsFirstAct &= others[(int)LinkKind.ActsAs] != about.Takes[(int)LinkKind.ActsAs] || other.Key == about.Key;
            for (var kind = 0; kind < kinds; kind++)
            {
                if (others[kind] == 0)
                    continue;
                if (others[kind] == about.Gives[kind] && (marks & (1 << (2 * kind))) == 0)
                {
                    marks |= 1 << (2 * kind);
                    gives[kind]++;
                }

                if (others[kind] == about.Takes[kind] && (marks & (2 << (2 * kind))) == 0)
                {
                    marks |= 2 << (2 * kind);
                    takes[kind]++;
                }
            }
        }

        IsOfMany = users.Count > model.Sharers;
        _gives = Weigh(gives, all, model);
        _takes = Weigh(takes, all, model);
    }

    /// <summary>What a link counts to which the event gives.</summary>
    public double Gives(LinkKind kind) => _gives[(int)kind];

    /// <summary>What a link counts that the event takes.</summary>
    public double Takes(LinkKind kind) => _takes[(int)kind];

    /// <summary>Whether more users than some came from the same address, and were not refused.</summary>
    public bool IsOfMany { get; }

    /// <summary>Whether who acts does nothing else in the window.</summary>
    public bool IsFirstAct { get; } = true;

    // That two actions are related is no shared value.
    private static double[] Weigh(int[] sharing, int all, LinkModel model) =>
        [.. sharing.Select((count, kind) => model.Weights[kind] * ((LinkKind)kind == LinkKind.RelatedAction ? 1 : model.Rarity(count, all)))];
}
