namespace AuditOps.Core.Rules.Model;

/// <summary>How selections are put together.</summary>
internal abstract record Condition
{
    public sealed record And(IReadOnlyList<Condition> Parts) : Condition;

    public sealed record Or(IReadOnlyList<Condition> Parts) : Condition;

    public sealed record Not(Condition Part) : Condition;

    /// <summary>The selection of this name.</summary>
    public sealed record Selection(string Name) : Condition;
}
