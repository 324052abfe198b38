namespace AuditOps;

/// <summary>How far an impact had spread after a time.</summary>
public sealed record ImpactStep
{
    /// <summary>Time since the first of the events that were asked about.</summary>
    public TimeSpan After { get; init; }

    /// <summary>Events until then, with repetitions.</summary>
    public long Count { get; init; }

    /// <summary>Users reached until then.</summary>
    public int Users { get; init; }

    /// <summary>Resources reached until then.</summary>
    public int Resources { get; init; }

    /// <summary>Hosts reached until then.</summary>
    public int Hosts { get; init; }

    /// <summary>00:05:20: 8 events, 4 users, 2 resources, 2 hosts.</summary>
    public override string ToString() => FormattableString.Invariant($"{After:c}: {Count} events, {Users} users, {Resources} resources, {Hosts} hosts");
}
