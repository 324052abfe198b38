namespace AuditOps.Core.Samples;

/// <summary>How hard an attack is to see among everyday life, judged by how it is made and not by what any detector does.</summary>
internal enum Difficulty
{
    /// <summary>Anybody who looks sees it.</summary>
    Loud,

    /// <summary>Visible to whoever counts.</summary>
    Clear,

    /// <summary>Only a little more than what people do by mistake.</summary>
    Faint,

    /// <summary>No different from everyday life: counts alone cannot show it.</summary>
    Hidden,
}

/// <summary>Something out of the ordinary that the labels name: an attack, or harmless activity that looks like one.</summary>
internal sealed class Scenario
{
    /// <summary>What it is, snake_case.</summary>
    public required string Kind { get; init; }

    /// <summary>How hard it is to see; null for harmless activity.</summary>
    public Difficulty? Difficulty { get; init; }

    /// <summary>One sentence.</summary>
    public required string Title { get; init; }

    /// <summary>actor, address or host.</summary>
    public required string EntityType { get; init; }

    public required string EntityName { get; init; }

    /// <summary>Everything that happens in it, in order of time.</summary>
    public required IEnumerable<Activity> Activities { get; init; }
}
