using System.Globalization;

namespace AuditOps;

/// <summary>One run of a measured operation.</summary>
public sealed record PerfOperation
{
    /// <summary>The run's identity, with which it is stopped.</summary>
    public required string OperationId { get; init; }

    /// <summary>What is measured.</summary>
    public required string Operation { get; init; }

    /// <summary>Its labels, such as <c>host=web1</c>; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>Whether it runs, succeeded or failed.</summary>
    public required PerfOperationState State { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTime Start { get; init; }

    /// <summary>How long it took, or has taken so far.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The machine that began it.</summary>
    public required string HostName { get; init; }

    /// <summary>The process that began it; null once that has ended in good order, and the operation is left to others.</summary>
    public required int? ProcessId { get; init; }

    /// <summary>The store that keeps the history.</summary>
    public required string Store { get; init; }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Operation} ({OperationId}): {State}, {Duration}");
}

/// <summary>How a measured operation stands.</summary>
public enum PerfOperationState
{
    /// <summary>It was begun and not ended.</summary>
    Running,

    /// <summary>It ended well.</summary>
    Succeeded,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was begun and not ended, and the process that began it died meanwhile; another one may still end it.</summary>
    Left,
}
