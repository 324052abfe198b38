using System.ComponentModel.DataAnnotations;

namespace AuditOps;

/// <summary>Reads events.</summary>
[Operation("audit_view", "audit view", "Get-AuditEvent", "Shows events, filtered by time, who, where, what and outcome.")]
[WithTrail]
public sealed record GetEvent : EventRequest<AuditEvent>
{
    /// <summary>Largest number of events.</summary>
    [Summary("Largest number of events; without it all."), Range(1, int.MaxValue)]
    public int? First { get; init; }

    /// <summary>Newest first.</summary>
    [Summary("Show the newest first instead of the oldest.")]
    public bool Descending { get; init; }
}
