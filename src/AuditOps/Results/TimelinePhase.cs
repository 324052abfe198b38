namespace AuditOps;

/// <summary>A phase of an attack in a timeline: a tactic of ATT&amp;CK, as patterns and rules that matched are tagged with it.</summary>
public sealed record TimelinePhase
{
    /// <summary>The tactic, such as <c>credential_access</c>.</summary>
    public required string Tactic { get; init; }

    /// <summary>When its first finding begins, UTC.</summary>
    public DateTime Start { get; init; }

    /// <summary>When its last finding ends, UTC.</summary>
    public DateTime End { get; init; }

    /// <summary>What was found, the earliest first.</summary>
    public IReadOnlyList<string> Finding { get; init; } = [];

    /// <summary>credential_access from 2026-01-05 08:00:00: 2 findings.</summary>
    public override string ToString() => FormattableString.Invariant($"{Tactic} from {Start:yyyy-MM-dd HH:mm:ss}: {Finding.Count} findings");
}
