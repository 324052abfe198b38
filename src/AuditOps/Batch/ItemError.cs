namespace AuditOps;

/// <summary>The error codes of items that were ended in the middle, so that how much of them was done is not known.</summary>
public static class ItemError
{
    /// <summary>It took longer than it may.</summary>
    public const string TimedOut = "ItemTimedOut";

    /// <summary>The process in which it ran has ended.</summary>
    public const string ProcessEnded = "ItemProcessEnded";
}
