namespace AuditOps;

/// <summary>One thing that links two events.</summary>
public sealed record LinkReason
{
    /// <summary>The kind of link, such as same_user.</summary>
    public required string Name { get; init; }

    /// <summary>What it counts here: its weight, less where many share the value.</summary>
    public double Weight { get; init; }

    /// <summary>What the two share.</summary>
    public required string Value { get; init; }

    /// <summary>same_user alice 0.4.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} {Value} {Weight}");
}
