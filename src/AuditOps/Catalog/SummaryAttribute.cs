namespace AuditOps;

/// <summary>The help of a parameter or result property, on every surface.</summary>
/// <param name="text">One or two plain sentences.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class)]
public sealed class SummaryAttribute(string text) : Attribute
{
    /// <summary>One or two plain sentences.</summary>
    public string Text { get; } = text;
}

/// <summary>Gives a parameter its place among those that need no name.</summary>
/// <param name="position">0 is the first.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PositionAttribute(int position) : Attribute
{
    /// <summary>0 is the first.</summary>
    public int Position { get; } = position;
}

/// <summary>Says that a span given for this time counts from now on; without it, a span counts back from now.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AheadAttribute : Attribute;

/// <summary>Says which set completes a parameter's values.</summary>
/// <param name="set">The set.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CompletesAttribute(CompletionSet set) : Attribute
{
    /// <summary>The set.</summary>
    public CompletionSet Set { get; } = set;
}

/// <summary>Marks a property that wires a surface to the engine and is no parameter, such as an open stream.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WiringAttribute : Attribute;
