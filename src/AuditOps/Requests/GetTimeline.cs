using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Tells what happened, in order.</summary>
[Operation("audit_analytics_reconstruct_timeline", "audit-analytics timeline", "Get-AuditTimeline", "Tells what an actor, address, session, operation or finding did, in order, with duration and gaps.")]
[Kept]
public sealed record GetTimeline : EventRequest<Timeline>
{
    /// <summary>Takes in what else the actors, addresses and sessions of the chosen events did, this long before and after.</summary>
    [Summary("Takes in what else the actors and addresses of the named events did, this long before and after them."), NotNegative]
    public TimeSpan Around { get; init; } = TimeSpan.Zero;

    /// <summary>A pause of this length or more is a gap.</summary>
    [Summary("A pause of this length or more is listed as a gap."), NotNegative]
    public TimeSpan Gap { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Gives the events whole.</summary>
    [Summary("Give the events whole, with all original fields and the original text.")]
    public bool Metadata { get; init; }

    /// <summary>Tells the phases of an attack.</summary>
    [Summary("Also tell the phases of an attack: the tactics of ATT&CK that patterns and your own rules find in these events.")]
    public bool Phase { get; init; }

    /// <summary>Largest number of events in one timeline.</summary>
    [Summary("Largest number of events in the timeline; the rest are counted."), Range(1, 100_000)]
    public int First { get; init; } = 1_000;
}
