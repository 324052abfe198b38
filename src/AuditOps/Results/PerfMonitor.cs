using System.Globalization;

namespace AuditOps;

/// <summary>What samples a machine in the background.</summary>
public sealed record PerfMonitor
{
    /// <summary>Its identity, with which it is stopped.</summary>
    public required string MonitorId { get; init; }

    /// <summary>Whether it samples.</summary>
    public required bool Running { get; init; }

    /// <summary>How often it samples.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>How many samples it took.</summary>
    public required long Samples { get; init; }

    /// <summary>When it took the last one, UTC.</summary>
    public DateTime? LastTime { get; init; }

    /// <summary>What sampling costs: percent of one processor.</summary>
    public required double CostPercent { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTime Start { get; init; }

    /// <summary>The machine.</summary>
    public required string HostName { get; init; }

    /// <summary>The process that samples.</summary>
    public required int ProcessId { get; init; }

    /// <summary>The store that keeps the samples.</summary>
    public required string Store { get; init; }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{MonitorId}: {(Running ? "running" : "stopped")}, {Samples:#,0} {(Samples == 1 ? "sample" : "samples")}");
}

/// <summary>What is measured into a store.</summary>
public sealed record PerfMonitorStatistic
{
    /// <summary>The monitors that sample, then the latest five that stopped within the last day.</summary>
    public required IReadOnlyList<PerfMonitor> Monitor { get; init; }

    /// <summary>The operations that were begun and not ended, the longest first; the state of those whose process died says so. What nobody ended in seven days is forgotten.</summary>
    public required IReadOnlyList<PerfOperation> Running { get; init; }

    /// <summary>How many different operations were measured.</summary>
    public required int Operations { get; init; }

    /// <summary>How many runs of them.</summary>
    public required long Runs { get; init; }

    /// <summary>How many different metrics scripts wrote.</summary>
    public required int Values { get; init; }

    /// <summary>How many samples were taken of machines.</summary>
    public required long Samples { get; init; }

    /// <summary>How many values are kept one by one, the latest 10,000 of each series; of all, counts are kept by minute.</summary>
    public required long Points { get; init; }

    /// <summary>The first minute of which anything is known, UTC.</summary>
    public DateTime? Start { get; init; }

    /// <summary>The store.</summary>
    public required string Store { get; init; }
}
