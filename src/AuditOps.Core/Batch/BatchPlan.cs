using System.Text.Json;

namespace AuditOps.Core.Batch;

/// <summary>How a batch runs its items, as the store keeps it.</summary>
internal sealed record BatchPlan
{
    public BatchMode Mode { get; init; }

    public int ThrottleLimit { get; init; } = 1;

    public int Retry { get; init; }

    public TimeSpan RetryDelay { get; init; }

    public TimeSpan? Timeout { get; init; }

    public bool FailFast { get; init; }

    public bool Idempotent { get; init; }

    /// <summary>Whether all of it is undone if an item fails.</summary>
    public bool Transaction { get; init; }

    /// <summary>The folder that relative paths in operations start from.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The script; null where the items are operations.</summary>
    public BatchScript? Script { get; init; }

    /// <summary>How many items run at a time.</summary>
    public int Workers => Mode == BatchMode.Sequential ? 1 : ThrottleLimit;

    public string ToJson() => JsonSerializer.Serialize(this);

    public static BatchPlan FromJson(string json) => JsonSerializer.Deserialize<BatchPlan>(json)!;
}
