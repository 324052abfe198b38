namespace AuditOps.Core.Patterns;

/// <summary>Whether an account that fails had logged in before.</summary>
internal enum Acquaintance
{
    /// <summary>Never, as far as is known.</summary>
    None,

    /// <summary>From elsewhere only.</summary>
    Elsewhere,

    /// <summary>From the same address.</summary>
    Here,
}
