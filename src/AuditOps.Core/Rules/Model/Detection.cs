namespace AuditOps.Core.Rules.Model;

/// <summary>What a selection asks: a tree whose leaves are fields with values, or words without a field.</summary>
internal abstract record Detection
{
    /// <summary>Every part holds: the entries of one map.</summary>
    public sealed record All(IReadOnlyList<Detection> Parts) : Detection;

    /// <summary>One part holds: the entries of a list.</summary>
    public sealed record Any(IReadOnlyList<Detection> Parts) : Detection;

    /// <summary>A field with its modifiers and values; without a field the values are looked for anywhere in the event.</summary>
    /// <param name="Field">The field's name as the rule writes it, or null.</param>
    /// <param name="Modifiers">In order, as written.</param>
    /// <param name="Values">The values; null is Sigma's null.</param>
    /// <param name="Place">Where it stands.</param>
    public sealed record Item(string? Field, IReadOnlyList<string> Modifiers, IReadOnlyList<string?> Values, RulePlace Place) : Detection;
}
