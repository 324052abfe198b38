namespace AuditOps;

/// <summary>What holds the machine up.</summary>
public sealed record PerfBottleneck
{
    /// <summary>What is short.</summary>
    public required PerfBottleneckType Type { get; init; }

    /// <summary>Which one: the disk, the link, the operation; null where there is only one.</summary>
    public string? Name { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What was seen in the last sample, in percent; of an operation, its median in milliseconds.</summary>
    public required double Value { get; init; }

    /// <summary>From what on it is a bottleneck, in the same unit.</summary>
    public required double Threshold { get; init; }

    /// <summary>Whether it becomes more, by the samples of the last half hour.</summary>
    public required TrendDirection Trend { get; init; }

    /// <summary>The operations that ran meanwhile.</summary>
    public IReadOnlyList<string> Operation { get; init; } = [];

    /// <summary>The process that takes most of it now; null where that is not known.</summary>
    public string? Process { get; init; }

    /// <summary>When it was last seen, UTC.</summary>
    public required DateTime Time { get; init; }

    /// <summary>The machine.</summary>
    public required string HostName { get; init; }

    /// <summary>One sentence that says all this.</summary>
    public required string Explanation { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Recommendation { get; init; }

    /// <inheritdoc />
    public override string ToString() => Explanation;
}

/// <summary>What can hold a machine up.</summary>
public enum PerfBottleneckType
{
    /// <summary>Processors.</summary>
    Cpu,

    /// <summary>Memory.</summary>
    Memory,

    /// <summary>A disk.</summary>
    Disk,

    /// <summary>A link of the network.</summary>
    Network,

    /// <summary>An operation that is slower than its baseline.</summary>
    Operation,
}
