namespace AuditOps.Core.Samples;

/// <summary>Something that people of one format's world do.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Detail">The command, call or resource.</param>
internal readonly record struct Work(ActivityKind Kind, string Detail);

/// <summary>What people, services and attackers do in the world of one format. What is listed twice is done twice as often.</summary>
internal sealed record Vocabulary
{
    /// <summary>Everybody's work.</summary>
    public IReadOnlyList<Work> Everyday { get; init; } = [];

    /// <summary>An administrator's work.</summary>
    public IReadOnlyList<Work> Admin { get; init; } = [];

    /// <summary>A program's work.</summary>
    public IReadOnlyList<Work> Service { get; init; } = [];

    /// <summary>What an attacker is after.</summary>
    public IReadOnlyList<Work> Sensitive { get; init; } = [];

    /// <summary>What hosts do on their own.</summary>
    public IReadOnlyList<string> Schedule { get; init; } = [];
}
