namespace AuditOps;

/// <summary>Gives what is kept under a key, or computes and keeps it.</summary>
[Operation("performance_use_cache", "performance cache-use", "Use-PerfCache", "Gives what is kept under a key; if there is nothing, runs a script block and keeps what it gives.")]
[CmdletOnly("what computes the value is a script block")]
public sealed record UseCache : KeyedCacheRequest
{
    /// <summary>Computes the value, on the thread that pulls.</summary>
    [Wiring]
    public Func<ComputedValue>? Compute { get; init; }
}

/// <summary>What was computed to be kept.</summary>
/// <param name="Text">The value, as it can be read again.</param>
/// <param name="MayKeep">False if it is no good for others, such as when errors were met.</param>
/// <param name="IsSecret">Whether it holds a secret, which is not written to disk.</param>
public sealed record ComputedValue(string Text, bool MayKeep, bool IsSecret);
