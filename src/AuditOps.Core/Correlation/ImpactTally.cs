using AuditOps.Core.Findings;
using AuditOps.Core.Shapes;

namespace AuditOps.Core.Correlation;

/// <summary>Whom and what events reached that followed, and how far after which time.</summary>
internal sealed class ImpactTally
{
    private const int Steps = 10;

    /// <param name="followers">What followed, in order.</param>
    /// <param name="start">The first event that was asked about, microseconds.</param>
    public ImpactTally(IReadOnlyList<Follower> followers, long start)
    {
        var last = followers.Count == 0 ? start : followers[^1].Event.Time;
        var at = 0;
        for (var step = 1; step <= Steps && followers.Count > 0; step++)
        {
            var until = start + ((last - start) * step / Steps);
            for (; at < followers.Count && followers[at].Event.Time <= until; at++)
                Add(followers[at].Event);
            Spread.Add(new ImpactStep { After = Microseconds.ToSpan(until - start), Count = Count, Users = Users.Counts.Count, Resources = Resources.Counts.Count, Hosts = Hosts.Counts.Count });
        }
    }

    public Participants Users { get; } = new();

    public Participants Resources { get; } = new();

    public Participants Hosts { get; } = new();

    public List<ImpactStep> Spread { get; } = [];

    public long Count { get; private set; }

    private void Add(LinkEvent found)
    {
        Count += found.Count;
        Add(Users, found.Actor, found.Count);
        if (found.Target != found.Actor)
            Add(Users, found.Target, found.Count);
        Add(Resources, found.Resource, found.Count);
        Add(Hosts, found.Host, found.Count);
    }

    private static void Add(Participants names, string? name, long count) => names.Add(string.IsNullOrWhiteSpace(name) ? null : name, count);
}
