using System.Text.Json;

namespace AuditOps.Core.Batch;

/// <summary>The counts of one batch or of many.</summary>
internal sealed record BatchTally
{
    public long Batches { get; init; }

    public long Completed { get; init; }

    public long Items { get; init; }

    public IReadOnlyDictionary<BatchStatus, long> Counts { get; init; } = new Dictionary<BatchStatus, long>();

    public long Retries { get; init; }

    /// <summary>How long items took together, in microseconds.</summary>
    public long Work { get; init; }

    public long Of(BatchStatus status) => Counts.GetValueOrDefault(status);

    public static BatchTally operator +(BatchTally one, BatchTally other) => new()
    {
        Batches = one.Batches + other.Batches,
        Completed = one.Completed + other.Completed,
        Items = one.Items + other.Items,
        Counts = Enum.GetValues<BatchStatus>().ToDictionary(status => status, status => one.Of(status) + other.Of(status)),
        Retries = one.Retries + other.Retries,
        Work = one.Work + other.Work,
    };

    public string ToJson() => JsonSerializer.Serialize(this);

    public static BatchTally FromJson(string json) => JsonSerializer.Deserialize<BatchTally>(json)!;
}
