using AuditOps.Core.Operations;

namespace AuditOps.Core.Following;

/// <summary>An analysis that goes on with the events that come.</summary>
/// <typeparam name="T">What it finds.</typeparam>
internal interface ILiveSearch<T>
    where T : Finding
{
    /// <summary>Whether it wants to look at the events again, though none came.</summary>
    bool IsBehind { get; }

    /// <summary>Reads what came.</summary>
    void Read(EventNews news, CancellationToken cancellationToken);

    /// <summary>What was found and is not over, and once what is.</summary>
    /// <param name="scope">Where findings say that they come from.</param>
    /// <param name="now">The time in the log.</param>
    IEnumerable<LiveFinding<T>> Findings(EventScope scope, long now);
}

/// <summary>A finding as it is now.</summary>
/// <typeparam name="T">What it is.</typeparam>
/// <param name="Finding">The finding.</param>
/// <param name="IsOver">Whether nothing that comes in order can be part of it any more.</param>
internal sealed record LiveFinding<T>(T Finding, bool IsOver)
    where T : Finding;
