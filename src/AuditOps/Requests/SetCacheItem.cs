namespace AuditOps;

/// <summary>Keeps a value under a key.</summary>
[Operation("performance_set_cache_item", "performance cache-set", "Set-PerfCacheItem", "Keeps a value under a key, in the place of what was kept there.", Permission = "api.write", Effect = Effect.Add, Recorded = false)]
[CmdletOnly("the value is an object of PowerShell's")]
public sealed record SetCacheItem : KeyedCacheRequest
{
    /// <summary>The value, as it can be read again.</summary>
    [Wiring]
    public string Text { get; init; } = "";

    /// <summary>Whether the value holds a secret, which is not written to disk.</summary>
    [Wiring]
    public bool IsSecret { get; init; }
}
