namespace AuditOps.Core.Shapes;

/// <summary>What a number is compared by.</summary>
internal enum Comparison
{
    Below,
    AtMost,
    Equal,
    NotEqual,
    AtLeast,
    Above,
}

/// <summary>Compares.</summary>
internal static class Comparisons
{
    /// <summary>Whether it holds between a number and the bound, given which of them is greater.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="order">Negative where the number is below the bound, zero where it equals it, positive where it is above.</param>
    public static bool Holds(this Comparison comparison, int order) => comparison switch
    {
        Comparison.Below => order < 0,
        Comparison.AtMost => order <= 0,
        Comparison.Equal => order == 0,
        Comparison.NotEqual => order != 0,
        Comparison.AtLeast => order >= 0,
        _ => order > 0,
    };
}
