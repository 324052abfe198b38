namespace AuditOps;

/// <summary>How measured operations and the machine do.</summary>
public sealed record PerfSummary
{
    /// <summary>The time that is looked at, as it was asked for.</summary>
    public required string Timeframe { get; init; }

    /// <summary>How many different operations ran.</summary>
    public required int Operations { get; init; }

    /// <summary>How many runs of them.</summary>
    public required long Runs { get; init; }

    /// <summary>How many runs failed.</summary>
    public required long Failed { get; init; }

    /// <summary>The part of the runs that succeeded, 0 to 1; null without a run.</summary>
    public double? SuccessRate { get; init; }

    /// <summary>The operations that took most time in all, at most five.</summary>
    public required IReadOnlyList<PerfMetric> MostTime { get; init; }

    /// <summary>The operations that failed most often, at most five.</summary>
    public required IReadOnlyList<PerfMetric> MostFailed { get; init; }

    /// <summary>What changed for certain within the time, latest first, at most five.</summary>
    public required IReadOnlyList<ChangePoint> Change { get; init; }

    /// <summary>The operations that run.</summary>
    public required IReadOnlyList<PerfOperation> Running { get; init; }

    /// <summary>What the cache was worth, both tiers together, since it began to count.</summary>
    public CacheStatistic? Cache { get; init; }

    /// <summary>All batches of the store.</summary>
    public BatchStatistic? Batch { get; init; }

    /// <summary>The machine in the last sample of a monitor; null where none has sampled.</summary>
    public PerfResource? Resource { get; init; }

    /// <summary>What holds the machine up now.</summary>
    public required IReadOnlyList<PerfBottleneck> Bottleneck { get; init; }

    /// <summary>The store that keeps the history.</summary>
    public required string Store { get; init; }
}
