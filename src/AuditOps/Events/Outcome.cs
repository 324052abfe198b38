namespace AuditOps;

/// <summary>How an action ended.</summary>
public enum Outcome
{
    /// <summary>The record does not say.</summary>
    Unknown,

    /// <summary>It was done.</summary>
    Success,

    /// <summary>It was refused or failed.</summary>
    Failure,
}
