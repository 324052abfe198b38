namespace AuditOps;

/// <summary>A request that may go on until it is stopped.</summary>
public interface IFollowable
{
    /// <summary>Whether it does.</summary>
    bool Follow { get; }
}
